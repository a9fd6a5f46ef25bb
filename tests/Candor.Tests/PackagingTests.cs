using System.Diagnostics;

namespace Candor.Tests;

public sealed class PackagingTests
{
    [Fact]
    public async Task The_man_page_names_every_command()
    {
        using var terminal = new TestTerminal();
        var help = (await terminal.RunAsync("--help")).Out;
        var commands = help[help.IndexOf("Commands:", StringComparison.Ordinal)..]
            .Split('\n')
            .Skip(1)
            .Select(line => line.Trim().Split(' ')[0])
            .Where(word => word.Length > 1 && word.All(char.IsAsciiLetterLower))
            .ToList();
        commands.Count.ShouldBeGreaterThan(15);
        var page = await File.ReadAllTextAsync(
            Path.Combine(Repository.Root, "packaging", "candor.1"),
            TestContext.Current.CancellationToken
        );
        commands.Where(command => !page.Contains(command, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("candor rev", "review")]
    [InlineData("candor review --mom", "--moment")]
    public async Task The_shell_is_told_what_may_come_next(string line, string next)
    {
        using var terminal = new TestTerminal();
        var ran = await terminal.RunAsync($"[suggest:{line.Length}]", line);
        ran.Out.Split('\n').ShouldContain(next);
        foreach (var shell in new[] { "bash", "zsh", "fish" })
        {
            (await terminal.RunAsync("completion", shell)).Out.ShouldContain("[suggest:");
        }

        (await terminal.RunAsync("completion", "cmd")).ExitCode.ShouldBe(2);
    }

    [Fact]
    public async Task The_install_script_puts_everything_into_the_home_and_takes_it_out_but_for_the_data()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the script is for Linux");
        using var terminal = new TestTerminal();
        var (package, home) = (Path.Combine(terminal.Home, "package"), Path.Combine(terminal.Home, "me"));
        Directory.CreateDirectory(package);
        Directory.CreateDirectory(home);
        foreach (var name in new[] { "install.sh", "candor.1", "candor.desktop", "candor.service" })
        {
            File.Copy(Path.Combine(Repository.Root, "packaging", name), Path.Combine(package, name));
        }

        File.Copy(
            Path.Combine(Repository.Root, "src", "Candor", "wwwroot", "favicon.svg"),
            Path.Combine(package, "candor.svg")
        );
        await File.WriteAllTextAsync(Path.Combine(package, "candor"), "#!/bin/sh\necho 0.1.0\n", Cancel);
        File.SetUnixFileMode(Path.Combine(package, "candor"), (UnixFileMode)0b111_000_000);

        (await InstallAsync(package, home)).ShouldContain("systemctl --user enable --now candor");
        var bin = Path.Combine(home, ".local", "bin", "candor");
        (await ReadAsync(home, ".local/share/applications/candor.desktop")).ShouldContain($"Exec={bin} serve");
        (await ReadAsync(home, ".config/systemd/user/candor.service")).ShouldContain($"ExecStart={bin} serve");
        (await ReadAsync(home, ".local/share/man/man1/candor.1")).ShouldContain(".SH NAME");
        var data = Path.Combine(home, ".local", "share", "candor");
        File.GetUnixFileMode(data).ShouldBe((UnixFileMode)0b111_000_000);
        await File.WriteAllTextAsync(Path.Combine(data, "candor.db"), "mine", Cancel);

        await InstallAsync(package, home);
        await InstallAsync(package, home, "--remove");
        Directory.EnumerateFiles(home, "*", SearchOption.AllDirectories).ShouldBe([Path.Combine(data, "candor.db")]);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Task<string> ReadAsync(string home, string path) =>
        File.ReadAllTextAsync(Path.Combine(home, path), Cancel);

    private static async Task<string> InstallAsync(string package, string home, params string[] more)
    {
        var start = new ProcessStartInfo("sh", [Path.Combine(package, "install.sh"), .. more])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment["HOME"] = home;
        foreach (var other in new[] { "XDG_BIN_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME" })
        {
            start.Environment.Remove(other);
        }

        using var script = Process.Start(start)!;
        var said = await script.StandardOutput.ReadToEndAsync(Cancel);
        await script.WaitForExitAsync(Cancel);
        script.ExitCode.ShouldBe(0);
        return said;
    }
}
