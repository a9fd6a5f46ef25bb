using Candor.Core.Ask;
using Candor.Core.Knowledge;

namespace Candor.Ask;

/// <summary>
/// The playbooks while the app runs. A coach's own file in the data folder works at once: what lies there is looked at
/// before each request that plans, and read again where a file came, went or changed.
/// </summary>
internal sealed class PlaybooksAtHand(Terminal terminal)
{
    private readonly Lock reading = new();
    private readonly string folder = Path.Combine(terminal.Home, "knowledge", "playbooks");
    private Read? last;

    public Playbooks Now => Fresh().Playbooks;

    /// <summary>What is wrong with files of the data folder, each with its place and what to do; the other files are used.</summary>
    public IReadOnlyList<Fault> Faults => Fresh().Faults;

    private Read Fresh()
    {
        var stamp = Stamp();
        lock (reading)
        {
            if (last is { } known && known.Stamp == stamp)
            {
                return known;
            }

            var faults = new List<Fault>();
            var playbooks = new Playbooks(BuiltIn.Library(terminal.Home, faults, "playbooks"), faults);
            last = new(stamp, playbooks, faults);
            return last;
        }
    }

    private string Stamp()
    {
        var files = new DirectoryInfo(folder);
        return files.Exists
            ? string.Join(
                '\n',
                files
                    .EnumerateFiles("*.yaml", SearchOption.AllDirectories)
                    .OrderBy(file => file.FullName, StringComparer.Ordinal)
                    .Select(file => $"{file.FullName} {file.Length} {file.LastWriteTimeUtc.Ticks}")
            )
            : "";
    }

    private sealed record Read(string Stamp, Playbooks Playbooks, IReadOnlyList<Fault> Faults);
}
