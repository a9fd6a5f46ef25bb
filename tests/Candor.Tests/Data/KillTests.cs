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
        var kept = new Confirmed();
        var cut = 0;
        try
        {
            for (var round = 0; round < times; round++)
            {
                using var server = new Served(home);
                var edits = await server.OpenAsync();
                // The first edit of a kind is slow, being compiled; the moments are to fall on those after it.
                await AddAsync(edits, $"Employer {round}-first", kept.Names);
                await NoteAsync(edits, $"You rambled, {round}-first.", kept.Notes);
                await TypeAsync(edits, round, 0, kept.Typed);
                // Three windows write at once, each its next edit as soon as the last one is confirmed, until the program
                // dies under them.
                Task<bool>[] windows =
                [
                    UntilDeadAsync(n => AddAsync(edits, $"Employer {round}-{n}", kept.Names)),
                    UntilDeadAsync(n => NoteAsync(edits, $"You rambled, {round}-{n}.", kept.Notes)),
                    UntilDeadAsync(n => TypeAsync(edits, round, n + 1, kept.Typed)),
                ];
                await Task.Delay(chance.Next(0, 600), Cancel);
                server.Kill();
                cut += (await Task.WhenAll(windows)).Count(inside => inside);
                await IsWholeAsync(home, kept);
            }

            output.WriteLine(
                $"figure: {times} kills, {kept.Count} confirmed edits, none lost; {cut} edits were cut, none by half"
            );
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(home, recursive: true);
        }
    }

    /// <summary>Edits until the program dies: whether it died under one.</summary>
    private static async Task<bool> UntilDeadAsync(Func<int, Task> edit)
    {
        for (var n = 0; ; n++)
        {
            try
            {
                await edit(n);
            }
            catch (Exception dead) when (dead is HttpRequestException or IOException or OperationCanceledException)
            {
                return true;
            }
        }
    }

    private static async Task AddAsync(Edits edits, string employer, List<string> confirmed)
    {
        await edits.PostAsync("/applications/new", ("_handler", "facts"), ("employer", employer), ("stage", "first"));
        confirmed.Add(employer);
    }

    private static async Task NoteAsync(Edits edits, string text, List<string> confirmed)
    {
        await edits.PostAsync(
            "/feedback",
            ("text", text),
            ("employer", "Northwind"),
            ("person", "Dana"),
            ("medium", "call")
        );
        confirmed.Add(text);
    }

    // Notes of a call, sent whole after each word.
    private static async Task TypeAsync(Edits edits, int round, int n, Dictionary<Guid, int> confirmed)
    {
        var id = new Guid(round + 1, 0, 0, new byte[8]);
        await edits.TypeAsync(id, string.Concat(Enumerable.Repeat("word ", n + 1)));
        confirmed[id] = n + 1;
    }

    /// <summary>What the program said that it had kept.</summary>
    private sealed class Confirmed
    {
        public List<string> Names { get; } = [];

        public List<string> Notes { get; } = [];

        /// <summary>Words of the notes of each call.</summary>
        public Dictionary<Guid, int> Typed { get; } = [];

        public int Count => Names.Count + Notes.Count + Typed.Values.Sum();
    }

    private static async Task IsWholeAsync(string home, Confirmed kept)
    {
        await using var db = new CandorDb(await Store.OpenAsync(home, Clock, Cancel));
        (await db.Database.SqlQueryRaw<string>("PRAGMA integrity_check").ToListAsync(Cancel)).ShouldBe(["ok"]);
        (
            await db
                .Database.SqlQueryRaw<string>("SELECT \"table\" AS Value FROM pragma_foreign_key_check")
                .ToListAsync(Cancel)
        ).ShouldBeEmpty();
        var employers = await db.Applications.Select(one => one.Employer).ToListAsync(Cancel);
        kept.Names.Except(employers).ShouldBeEmpty("confirmed and lost");
        employers.ShouldBeUnique();
        var told = await db.Feedback.Select(one => new { one.Id, one.Text }).ToListAsync(Cancel);
        kept.Notes.Except(told.Select(one => one.Text)).ShouldBeEmpty("confirmed and lost");
        foreach (var (id, words) in kept.Typed)
        {
            // The last that was confirmed, or the one more that was on its way.
            told.Single(one => one.Id == id).Text.Split(' ').Length.ShouldBeInRange(words + 1, words + 2);
        }

        // Each deed is there with its undo, or not at all.
        var deeds = await db.Journal.CountAsync(entry => entry.Deed.StartsWith("Added Employer"), Cancel);
        deeds.ShouldBe(employers.Count(name => name.StartsWith("Employer", StringComparison.Ordinal)));
    }

    /// <summary>A browser that came in through the link and has a form's token.</summary>
    private sealed class Edits(HttpClient client, string token)
    {
        /// <summary>As the script of the call does, while somebody types.</summary>
        public async Task TypeAsync(Guid id, string text)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/call/notes")
            {
                Content = System.Net.Http.Json.JsonContent.Create(
                    new
                    {
                        id,
                        text,
                        employer = "Northwind",
                    }
                ),
            };
            request.Headers.Add("X-Candor-Token", token);
            (await client.SendAsync(request, Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

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
