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

    [Theory]
    [InlineData("systemd-analyze", "--user --man=no verify", ".config/systemd/user/candor.service")]
    [InlineData("desktop-file-validate", "", ".local/share/applications/candor.desktop")]
    public async Task What_is_installed_is_in_order_for_the_systems_own_checker(
        string checker,
        string words,
        string file
    )
    {
        var program = $"/usr/bin/{checker}";
        Assert.SkipUnless(File.Exists(program), $"there is no {checker} here");
        using var terminal = new TestTerminal();
        var home = await InstalledAsync(terminal, "#!/bin/sh\necho 0.1.0\n");
        var start = new ProcessStartInfo(
            program,
            [.. words.Split(' ', StringSplitOptions.RemoveEmptyEntries), Path.Combine(home, file)]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        // Where nobody is logged in there is none.
        start.Environment["XDG_RUNTIME_DIR"] = terminal.Home;
        using var ran = Process.Start(start)!;
        var said = ran.StandardError.ReadToEndAsync(Cancel);
        (await ran.StandardOutput.ReadToEndAsync(Cancel) + await said).ShouldBeEmpty();
        await ran.WaitForExitAsync(Cancel);
        ran.ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task The_units_own_line_starts_the_program_and_prints_the_link_that_lets_one_in()
    {
        Assert.SkipUnless(File.Exists("/bin/sh"), "the unit is for Linux");
        using var terminal = new TestTerminal();
        var program = Path.Combine(AppContext.BaseDirectory, "candor.dll");
        var home = await InstalledAsync(terminal, $"#!/bin/sh\nexec dotnet '{program}' \"$@\"\n");
        var unit = await ReadAsync(home, ".config/systemd/user/candor.service");
        var line = unit.Split('\n').Single(one => one.StartsWith("ExecStart=", StringComparison.Ordinal))[
            "ExecStart=".Length..
        ];
        var start = new ProcessStartInfo("/bin/sh", ["-c", $"exec {line} --port 0"])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment["HOME"] = home;
        start.Environment.Remove("XDG_DATA_HOME");
        start.Environment.Remove("CANDOR_HOME");
        using var server = Process.Start(start)!;
        try
        {
            string? said;
            Uri? link = null;
            while (link is null && (said = await server.StandardOutput.ReadLineAsync(Cancel)) is not null)
            {
                link = said.Split(' ')
                    .Where(word => word.Contains("/open/", StringComparison.Ordinal))
                    .Select(word => new Uri(word))
                    .FirstOrDefault();
            }

            using var client = new HttpClient(
                new SocketsHttpHandler { CookieContainer = new System.Net.CookieContainer() }
            );
            (await client.GetStringAsync(link, Cancel)).ShouldContain("Candor");
            // The one folder that the unit may write to is the one that it writes to.
            unit.ShouldContain($"ReadWritePaths={Path.Combine(home, ".local", "share", "candor")}");
            File.Exists(Path.Combine(home, ".local", "share", "candor", "candor.db")).ShouldBeTrue();
        }
        finally
        {
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync(CancellationToken.None);
        }
    }

    [Fact]
    public async Task The_install_script_puts_everything_into_the_home_and_takes_it_out_but_for_the_data()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the script is for Linux");
        using var terminal = new TestTerminal();
        var (package, home) = await PackedAsync(terminal, "#!/bin/sh\necho 0.1.0\n");

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

    private static async Task<string> InstalledAsync(TestTerminal terminal, string program)
    {
        var (package, home) = await PackedAsync(terminal, program);
        await InstallAsync(package, home);
        return home;
    }

    // The archive as package.sh lays it out, with another program in it, and a home to install it into.
    private static async Task<(string Package, string Home)> PackedAsync(TestTerminal terminal, string program)
    {
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
        await File.WriteAllTextAsync(Path.Combine(package, "candor"), program, Cancel);
        File.SetUnixFileMode(Path.Combine(package, "candor"), (UnixFileMode)0b111_000_000);
        return (package, home);
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
