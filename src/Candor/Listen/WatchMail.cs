using Candor.Core.Mail;

namespace Candor.Listen;

/// <summary>
/// Waits for mail that comes into folders, a Maildir above all: told by the system at once, and looked for every minute
/// besides, because such news gets lost on network drives. What has changed since it was last read is read again.
/// </summary>
internal sealed class WatchMail(IReadOnlyList<string> paths, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(1);

    /// <summary>A program that delivers writes a while; what is told meanwhile is one piece of news.</summary>
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(200);

    private readonly Dictionary<string, (long Length, DateTime Written)> known = new(StringComparer.Ordinal);
    private readonly List<FileSystemWatcher> watchers = [];
    private readonly SemaphoreSlim news = new(0);

    /// <summary>Starts to listen; what lies there now counts as read.</summary>
    public void Start()
    {
        foreach (var path in paths)
        {
            var folder = Directory.Exists(path) ? path : Path.GetDirectoryName(Path.GetFullPath(path))!;
            var watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = true };
            watcher.Created += (_, _) => news.Release();
            watcher.Changed += (_, _) => news.Release();
            watcher.Renamed += (_, _) => news.Release();
            // Too much at once to be told one by one: all is looked at.
            watcher.Error += (_, _) => news.Release();
            watcher.EnableRaisingEvents = true;
            watchers.Add(watcher);
        }

        Changed();
    }

    /// <summary>Waits until something may have come, and gives the files that are new or have changed; none, sometimes.</summary>
    public async Task<IReadOnlyList<string>> NextAsync(CancellationToken cancel)
    {
        await news.WaitAsync(LookAgain, cancel);
        await Task.Delay(Settle, clock, cancel);
        while (news.Wait(0, cancel)) { }

        return Changed();
    }

    public void Dispose()
    {
        foreach (var watcher in watchers)
        {
            watcher.Dispose();
        }

        news.Dispose();
    }

    private List<string> Changed()
    {
        var changed = new List<string>();
        foreach (var file in paths.SelectMany(path => Directory.Exists(path) ? MailPaths.Files(path) : [path]))
        {
            var info = new FileInfo(file);
            var now = info.Exists ? (info.Length, info.LastWriteTimeUtc) : (-1, default);
            if (now.Item1 >= 0 && known.GetValueOrDefault(file, (-1, default)) != now)
            {
                changed.Add(file);
            }

            known[file] = now;
        }

        return changed;
    }
}
