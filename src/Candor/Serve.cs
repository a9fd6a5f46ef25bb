using System.CommandLine;
using System.Diagnostics;
using System.Net.Sockets;
using Candor.Shell;

namespace Candor;

/// <summary>The command that serves the web app; also what <c>candor</c> alone does.</summary>
internal static class Serve
{
    public const int UsualPort = 5275;

    public static Command Make(Terminal terminal)
    {
        var command = new Command("serve", "The web app on 127.0.0.1; nobody else can reach it.");
        Act(command, terminal);
        return command;
    }

    /// <summary>Gives <paramref name="command"/> the options and the deed of serving.</summary>
    /// <param name="first">
    /// What is done before: gives the terminal whose home is served, or null where nothing is to be served after all.
    /// </param>
    public static void Act(
        Command command,
        Terminal terminal,
        Func<Terminal, ParseResult, CancellationToken, Task<Terminal?>>? first = null
    )
    {
        var port = new Option<int>("--port")
        {
            Description = "The port to listen on; 0 takes any free one.",
            DefaultValueFactory = _ => UsualPort,
        };
        var quiet = new Option<bool>("--no-browser") { Description = "Do not open a browser." };
        command.Options.Add(port);
        command.Options.Add(quiet);
        command.SetAction(
            async (parsed, cancel) =>
            {
                var home = first is null ? terminal : await first(terminal, parsed, cancel);
                return home is null ? 0 : await RunAsync(home, parsed.GetValue(port), !parsed.GetValue(quiet), cancel);
            }
        );
    }

    private static async Task<int> RunAsync(Terminal terminal, int port, bool browse, CancellationToken cancel)
    {
        if (port is < 0 or > 65535)
        {
            throw new BadInputException($"--port {port} is no port; take one from 1 to 65535, or 0 for any free one");
        }

        foreach (var fault in Checking.CheckCommand.Faults(terminal.Home))
        {
            await terminal.Error.WriteLineAsync($"left out: {fault}");
        }

        await using var site = await Site.BuildAsync(terminal, port, cancel);
        try
        {
            await site.StartAsync(cancel);
        }
        catch (IOException taken)
            when (taken.InnerException is not null || taken.Message.Contains("in use", StringComparison.Ordinal))
        {
            throw new BadInputException(
                $"port {port} of 127.0.0.1 is taken, perhaps by Candor itself; close that, or try 'candor serve --port 0'"
            );
        }

        var link = Site.Link(site);
        await terminal.Out.WriteLineAsync($"Candor is at {link}");
        await terminal.Out.WriteLineAsync("Only this link opens it, and only on this machine. Stop it with Ctrl+C.");
        if (browse && terminal.IsPerson)
        {
            OpenBrowser(link);
        }

        await site.WaitForShutdownAsync(cancel);
        return 0;
    }

    /// <summary>Opens the link where there is a desktop to open it on; where there is none, the printed link is enough.</summary>
    private static void OpenBrowser(Uri link)
    {
        try
        {
            if (OperatingSystem.IsWindows() || OperatingSystem.IsMacOS())
            {
                Process.Start(new ProcessStartInfo(link.ToString()) { UseShellExecute = true })?.Dispose();
            }
            else if (
                Environment.GetEnvironmentVariable("DISPLAY") is { Length: > 0 }
                || Environment.GetEnvironmentVariable("WAYLAND_DISPLAY") is { Length: > 0 }
            )
            {
                Process
                    .Start(
                        new ProcessStartInfo("xdg-open", [link.ToString()])
                        {
                            RedirectStandardError = true,
                            UseShellExecute = false,
                        }
                    )
                    ?.Dispose();
            }
        }
        catch (Exception none) when (none is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            // No browser that could be opened from here.
        }
    }
}
