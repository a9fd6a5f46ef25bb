using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Candor.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Candor.Tests.Data;

/// <summary>
/// A real <c>candor serve</c> killed without warning while somebody edits: whatever was confirmed is there, and the store
/// is whole. The moments come from a seed.
/// </summary>
public sealed partial class KillTests(ITestOutputHelper output)
{
    private static readonly StoppedClock Clock = new(new(2026, 3, 10, 9, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public Task Nothing_that_was_confirmed_is_lost_when_the_program_is_killed() => KillAsync(times: 3, seed: 11);

    [Fact]
    [Trait("Kind", "Soak")]
    public Task Nothing_that_was_confirmed_is_lost_in_a_hundred_kills()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("CANDOR_SOAK") == "1", "a long run; ./soak.sh has it");
        return KillAsync(times: 100, seed: 2026);
    }

    private async Task KillAsync(int times, int seed)
    {
        var home = Directory.CreateTempSubdirectory("candor-kill-").FullName;
        var chance = new Random(seed);
        var (names, notes) = (new List<string>(), new List<string>());
        var cut = 0;
        try
        {
            for (var round = 0; round < times; round++)
            {
                using var server = new Served(home);
                var edits = await server.OpenAsync();
                var until = chance.Next(1, 12);
                for (var edit = 0; edit < until; edit++)
                {
                    names.Add(await AddAsync(edits, $"Employer {round}-{edit}"));
                    notes.Add(await NoteAsync(edits, $"You rambled, {round}-{edit}."));
                }

                // One more edit is under way when the program dies, at any moment of its work.
                var last = AddAsync(edits, $"Employer {round}-last");
                await Task.WhenAny(last, Task.Delay(chance.Next(0, 40), Cancel));
                server.Kill();
                try
                {
                    names.Add(await last);
                }
                catch (Exception dead) when (dead is HttpRequestException or IOException or OperationCanceledException)
                {
                    cut++;
                }

                await IsWholeAsync(home, names, notes);
            }

            output.WriteLine(
                $"figure: {times} kills, {names.Count + notes.Count} confirmed edits, none lost; {cut} edits were cut, none by half"
            );
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(home, recursive: true);
        }
    }

    private static async Task<string> AddAsync(Edits edits, string employer)
    {
        await edits.PostAsync("/applications/new", ("_handler", "facts"), ("employer", employer), ("stage", "first"));
        return employer;
    }

    private static async Task<string> NoteAsync(Edits edits, string text)
    {
        await edits.PostAsync(
            "/feedback",
            ("text", text),
            ("employer", "Northwind"),
            ("person", "Dana"),
            ("medium", "call")
        );
        return text;
    }

    private static async Task IsWholeAsync(string home, List<string> names, List<string> notes)
    {
        await using var db = new CandorDb(await Store.OpenAsync(home, Clock, Cancel));
        (await db.Database.SqlQueryRaw<string>("PRAGMA integrity_check").ToListAsync(Cancel)).ShouldBe(["ok"]);
        (
            await db
                .Database.SqlQueryRaw<string>("SELECT \"table\" AS Value FROM pragma_foreign_key_check")
                .ToListAsync(Cancel)
        ).ShouldBeEmpty();
        var employers = await db.Applications.Select(one => one.Employer).ToListAsync(Cancel);
        names.Except(employers).ShouldBeEmpty("confirmed and lost");
        employers.ShouldBeUnique();
        var told = await db.Feedback.Select(one => one.Text).ToListAsync(Cancel);
        notes.Except(told).ShouldBeEmpty("confirmed and lost");
        // Each deed is there with its undo, or not at all.
        var deeds = await db.Journal.CountAsync(entry => entry.Deed.StartsWith("Added Employer"), Cancel);
        deeds.ShouldBe(employers.Count(name => name.StartsWith("Employer", StringComparison.Ordinal)));
    }

    /// <summary>A browser that came in through the link and has a form's token.</summary>
    private sealed class Edits(HttpClient client, string token)
    {
        /// <summary>Confirmed: the program answered that it is kept, and with where it now stands.</summary>
        public async Task PostAsync(string path, params (string Name, string Value)[] fields)
        {
            using var form = new FormUrlEncodedContent(
                fields.Append(("form-token", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2))
            );
            var answer = await client.PostAsync(path, form, Cancel);
            answer.StatusCode.ShouldBeOneOf(HttpStatusCode.Redirect, HttpStatusCode.SeeOther, HttpStatusCode.Found);
        }
    }

    private sealed partial class Served : IDisposable
    {
        private readonly Process process;
        private readonly HttpClient client = new(
            new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }
        );

        public Served(string home)
        {
            var start = new ProcessStartInfo(
                "dotnet",
                [typeof(Site).Assembly.Location, "serve", "--no-browser", "--port", "0"]
            )
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
            };
            start.Environment["CANDOR_HOME"] = home;
            process = Process.Start(start)!;
        }

        public async Task<Edits> OpenAsync()
        {
            while (await process.StandardOutput.ReadLineAsync(Cancel) is { } line)
            {
                if (line.StartsWith("Candor is at ", StringComparison.Ordinal))
                {
                    var link = new Uri(line["Candor is at ".Length..]);
                    client.BaseAddress = link;
                    await client.GetAsync(link, Cancel);
                    var html = await client.GetStringAsync("/applications/new", Cancel);
                    return new Edits(client, WebUtility.HtmlDecode(FormToken().Match(html).Groups[1].Value));
                }
            }

            throw new InvalidOperationException("it did not start");
        }

        /// <summary>As a power cut would: no word to the program.</summary>
        public void Kill()
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }

        public void Dispose()
        {
            if (!process.HasExited)
            {
                Kill();
            }

            process.Dispose();
            client.Dispose();
        }

        [GeneratedRegex("name=\"form-token\" value=\"([^\"]+)\"")]
        private static partial Regex FormToken();
    }
}
