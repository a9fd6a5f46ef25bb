using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;

namespace Candor.Tests.Listen;

/// <summary>The pages of a program that runs as a process of its own.</summary>
internal sealed record ServedProcess(Process Program, HttpClient Client) : IDisposable
{
    public void Dispose()
    {
        if (!Program.HasExited)
        {
            Program.Kill();
            Program.WaitForExit();
        }

        Client.Dispose();
        Program.Dispose();
    }

    /// <returns>The page that it leads to, with what it says.</returns>
    public async Task<string> GiveAsync(byte[] box)
    {
        using var content = new MultipartFormDataContent
        {
            { new StringContent(await TokenAsync()), "form-token" },
            { new ByteArrayContent(box), "mail", "all.mbox" },
        };
        var answer = await Client.PostAsync("/inbox/mail", content);
        answer.EnsureSuccessStatusCode();
        return answer.RequestMessage!.RequestUri!.PathAndQuery;
    }

    /// <returns>The page that it leads to, with what it says.</returns>
    public async Task<string> PostAsync(string page, string deed)
    {
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("form-token", await TokenAsync())]);
        var answer = await Client.PostAsync($"{page}/{deed}", content);
        answer.EnsureSuccessStatusCode();
        return answer.RequestMessage!.RequestUri!.PathAndQuery;
    }

    public async Task UntilAsync(string page, Predicate<Now> isSo)
    {
        while (!isSo(await NowAsync(page))) { }
    }

    public async Task<Now> NowAsync(string page) => (await Client.GetFromJsonAsync<Now>($"{page}/now"))!;

    /// <summary>No file of the program grows beyond so many bytes from now on, as if the disk were full; any where there are none given.</summary>
    public async Task LimitFilesAsync(long? bytes)
    {
        using var set = Process.Start(
            "prlimit",
            ["--pid", $"{Program.Id}", $"--fsize={(bytes is null ? "unlimited" : $"{bytes}")}:unlimited"]
        );
        await set.WaitForExitAsync();
        set.ExitCode.ShouldBe(0);
    }

    private async Task<string> TokenAsync()
    {
        var html = await Client.GetStringAsync("/happened");
        return WebUtility.HtmlDecode(html.Split("name=\"form-token\" value=\"")[1].Split('"')[0]);
    }

    /// <summary>Where an import is, as its page's script asks for it.</summary>
    public sealed record Now(string State, double Share);
}
