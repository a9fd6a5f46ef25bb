using System.Text;

namespace Candor.Tests;

/// <summary>What a command answered.</summary>
public sealed record Ran(int ExitCode, string Out, string Error);

/// <summary>The program as a person at a terminal meets it, in process: words in, words out, a home of its own.</summary>
public sealed class TestTerminal : IDisposable
{
    public TestTerminal()
    {
        Home = Directory.CreateTempSubdirectory("candor-test-").FullName;
    }

    public string Home { get; }

    public TimeProvider Clock { get; set; } = new StoppedClock(new(2026, 3, 10, 9, 0, 0, TimeSpan.Zero));

    public Task<Ran> RunAsync(params string[] args) => RunAsync(input: "", args);

    public Task<Ran> RunAsync(string input, string[] args) => RunAsync(Encoding.UTF8.GetBytes(input), args);

    public async Task<Ran> RunAsync(byte[] input, string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var terminal = new Terminal(() => new MemoryStream(input), output, error, Clock, Home, IsPerson: false);
        var code = await CommandLine.RunAsync(args, terminal);
        return new Ran(code, output.ToString(), error.ToString());
    }

    /// <summary>Writes a file into the home, for a command to read, and gives its path.</summary>
    public string Write(string name, string text)
    {
        var path = Path.Combine(Home, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose()
    {
        Directory.Delete(Home, recursive: true);
    }
}

/// <summary>A clock that a test sets by hand.</summary>
public sealed class StoppedClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
