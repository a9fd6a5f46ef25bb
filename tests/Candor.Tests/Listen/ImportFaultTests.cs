using System.Diagnostics;
using Microsoft.EntityFrameworkCore;

namespace Candor.Tests.Listen;

/// <summary>Imports that are killed, doubled, or run out of room, as processes of their own.</summary>
public sealed class ImportFaultTests : IDisposable
{
    private readonly ITestOutputHelper output;
    private readonly TestTerminal terminal = new();
    private readonly ImportProcess program;

    public ImportFaultTests(ITestOutputHelper output)
    {
        this.output = output;
        program = new(terminal);
    }

    public void Dispose() => terminal.Dispose();

    [Fact]
    public Task Killed_four_times_and_started_again_it_has_every_mail_once() => KillAsync(4, seed: 3);

    [Fact]
    [Trait("Kind", "Soak")]
    public Task Killed_fifty_times_and_started_again_it_has_every_mail_once()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("CANDOR_SOAK") == "1", "a long run: CANDOR_SOAK=1");
        return KillAsync(50, seed: 4);
    }

    [Fact]
    public async Task Two_at_once_have_every_mail_once()
    {
        var box = program.Mbox();
        using var one = program.Start(box);
        using var two = program.Start(box);
        foreach (var import in new[] { one, two })
        {
            var said = await import.StandardError.ReadToEndAsync();
            await import.WaitForExitAsync();
            import.ExitCode.ShouldBe(0, said);
        }

        await program.AllThereAsync();
    }

    [Fact]
    public async Task Where_the_disk_is_full_it_says_so_and_the_store_is_whole()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "a limit on file sizes is set as Linux has it");
        var box = program.Mbox();
        await using (await program.OpenAsync()) { }

        // To 600 blocks of 1,024 bytes.
        using var import = program.Start(box, ImportProcess.Limited("ulimit -f 600; "));
        var said = await import.StandardError.ReadToEndAsync();
        await import.WaitForExitAsync();
        import.ExitCode.ShouldBe(2, said);
        said.Trim().Split('\n').ShouldHaveSingleItem().ShouldContain("is full, or cannot be written");
        await program.IsWholeAsync();
        using var again = program.Start(box);
        await again.WaitForExitAsync();
        again.ExitCode.ShouldBe(0);
        await program.AllThereAsync();
    }

    [Fact]
    public async Task A_mailbox_given_in_the_browser_outlives_a_killed_program_and_goes_on_to_every_mail_once()
    {
        var box = await File.ReadAllBytesAsync(program.Mbox());
        var served = await program.ServeAsync();
        var page = await served.GiveAsync(box);
        await served.UntilAsync(page, now => now.State == "looked-still");
        await served.PostAsync(page, "go-on");
        await served.UntilAsync(page, now => now.Share > 0.2 || now.State == "taken-still");
        served.Program.Kill();
        await served.Program.WaitForExitAsync();
        served.Dispose();

        using var again = await program.ServeAsync();
        var state = (await again.NowAsync(page)).State;
        output.WriteLine($"killed while it was {state}");
        if (state != "taken-still")
        {
            state.ShouldBe("taking-still");
            await again.PostAsync(page, "go-on");
            await again.UntilAsync(page, now => now.State == "taken-still");
        }

        again.Program.Kill();
        await again.Program.WaitForExitAsync();
        await program.AllThereAsync();
    }

    // A store is filled in a few runs, so that there are several, each with what kills it meets; the moments are spread
    // over the time that an import takes here.
    private async Task KillAsync(int kills, int seed)
    {
        var box = program.Mbox();
        var random = new Random(seed);
        var longest = int.MaxValue;
        var (met, runs, homes) = (0, 0, 0);
        while (met < kills)
        {
            var home = Path.Combine(terminal.Home, $"home{homes++}");
            while (true)
            {
                var watch = Stopwatch.StartNew();
                using var import = program.Start(box, home: home);
                runs++;
                if (met < kills && longest < int.MaxValue)
                {
                    var moment = Task.Delay(random.Next(longest / 5, longest));
                    await Task.WhenAny(moment, import.WaitForExitAsync());
                    if (!import.HasExited)
                    {
                        met++;
                        import.Kill();
                        await import.WaitForExitAsync();
                        continue;
                    }
                }

                await import.WaitForExitAsync();
                import.ExitCode.ShouldBe(0);
                longest = Math.Min(longest, (int)watch.ElapsedMilliseconds);
                break;
            }

            await program.AllThereAsync(home);
        }

        output.WriteLine(
            $"figure: import killed {met} times while it ran, in {runs} runs on {homes} stores: {ImportProcess.Mails:N0} mails in each, each once"
        );
    }
}
