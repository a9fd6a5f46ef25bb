using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Candor.Tests.Listen;

/// <summary>A mailbox of notes and rejections, given in the browser, and where its import is.</summary>
internal static class GivenMailbox
{
    public static async Task<string> TakeAsync(TestSite site, params (string Name, string Text)[] files)
    {
        var page = await GiveAsync(site, files);
        await UntilAsync(site, page, "looked-still");
        await site.PostAsync(page, $"{page}/go-on");
        await UntilAsync(site, page, "taken-still");
        return page;
    }

    public static Task<string> GiveAsync(TestSite site, params (string Name, string Text)[] files) =>
        GiveBytesAsync(site, [.. files.Select(file => (file.Name, Encoding.UTF8.GetBytes(file.Text)))]);

    /// <returns>The page that it leads to.</returns>
    public static async Task<string> GiveBytesAsync(TestSite site, params (string Name, byte[] Bytes)[] files)
    {
        var token = (await site.GetAsync("/happened")).Split("name=\"form-token\" value=\"")[1].Split('"')[0];
        using var content = new MultipartFormDataContent
        {
            { new StringContent(WebUtility.HtmlDecode(token)), "form-token" },
        };
        foreach (var (name, bytes) in files)
        {
            content.Add(new ByteArrayContent(bytes), "mail", name);
        }

        var answer = await site.Client.PostAsync("/inbox/mail", content);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return answer.RequestMessage!.RequestUri!.PathAndQuery;
    }

    // The page's own way to know; it asks until it is so.
    public static async Task UntilAsync(TestSite site, string page, params string[] states)
    {
        page.ShouldStartWith("/inbox/imports/");
        while (true)
        {
            using var now = JsonDocument.Parse(await site.GetAsync($"{page}/now"));
            var is_ = now.RootElement.GetProperty("state").GetString()!;
            if (states.Contains(is_))
            {
                return;
            }

            (is_ is "looking" or "taking" or "looked" or "taken").ShouldBeTrue(
                $"{is_}, not {string.Join(" or ", states)}"
            );
        }
    }

    public static async Task AllThereAsync(TestSite site, int mails)
    {
        await using var db = site.Open();
        var ids = await db.SeenMail.Select(mail => mail.Id).ToListAsync();
        ids.AddRange(await db.Emails.Select(mail => mail.Id).ToListAsync());
        ids.Distinct().Count().ShouldBe(ids.Count);
        ids.Count.ShouldBe(mails);
        (await db.Proposals.Select(one => one.EmailId).Distinct().CountAsync()).ShouldBe((mails + 4) / 5);
        (await db.Proposals.CountAsync()).ShouldBe((mails + 4) / 5);
    }

    // A fifth are rejections, the rest about nothing.
    public static string Mbox(int first, int count) =>
        string.Concat(Enumerable.Range(first, count).Select(i => $"From a@b Tue Mar 10 09:00:00 2026\n{Note(i)}\n"));

    public static string Note(int i) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"From: Ann Lee <ann@firm{i % 50}.example>\nSubject: Note {i}\nMessage-ID: <{i}@x>\nDate: Mon, 9 Mar 2026 09:00:00 +0100\n\n"
        )
        + (
            i % 5 == 0
                ? "We regret to inform you that your application for the Analyst position was not successful.\n"
                : "The train was late again, and the milk is out. See you on Saturday at the lake then.\n"
        );
}
