using System.Diagnostics;

namespace Candor.Ask;

/// <summary>A notification on the desktop, through the program that the system has for it.</summary>
public static class Notify
{
    /// <summary>Notifications at once; more would be a nag, and the list says the rest.</summary>
    public const int Most = 3;

    /// <summary>The program and its words; null on a system that has none.</summary>
    public static (string Program, IReadOnlyList<string> Words)? Command(string title, string text) =>
        OperatingSystem.IsLinux() || OperatingSystem.IsFreeBSD()
            ? ("notify-send", ["--app-name=Candor", "--icon=appointment-soon", "--", title, text])
        : OperatingSystem.IsMacOS()
            // The words are handed over as arguments, so that nothing in them is taken for a script.
            ? (
                "osascript",
                [
                    "-e",
                    "on run argv",
                    "-e",
                    "display notification (item 2 of argv) with title (item 1 of argv)",
                    "-e",
                    "end run",
                    title,
                    text,
                ]
            )
        : null;

    /// <summary>Shows each; a line that says what is missing where that cannot be done, else null.</summary>
    public static async Task<string?> ShowAsync(IEnumerable<(string Title, string Text)> all, CancellationToken cancel)
    {
        foreach (var (title, text) in all.Take(Most))
        {
            if (Command(title, text) is not var (program, words))
            {
                return "this system has no command for notifications; the page Today can show them";
            }

            try
            {
                using var process = Process.Start(
                    new ProcessStartInfo(program, words) { UseShellExecute = false, RedirectStandardError = true }
                )!;
                var said = await process.StandardError.ReadToEndAsync(cancel);
                await process.WaitForExitAsync(cancel);
                if (process.ExitCode != 0)
                {
                    return $"{program} could not show the notification: {said.Trim().Split('\n')[0]}";
                }
            }
            catch (System.ComponentModel.Win32Exception)
            {
                return $"{program} is not installed, so no notification was shown";
            }
        }

        return null;
    }
}
