using Candor.Data;
using Microsoft.Data.Sqlite;

namespace Candor.Tests;

public sealed class ServeTests : IDisposable
{
    private readonly TestTerminal terminal = new();

    public void Dispose() => terminal.Dispose();

    [Fact]
    public async Task A_port_that_is_taken_is_one_clear_line()
    {
        await using var other = await TestSite.StartAsync();
        var ran = await terminal.RunAsync("serve", "--no-browser", "--port", $"{other.Address.Port}");
        ran.ExitCode.ShouldBe(2);
        ran.Error.ShouldBe(
            $"candor: port {other.Address.Port} of 127.0.0.1 is taken, perhaps by Candor itself; close that, or try 'candor serve --port 0'\n"
        );
    }

    [Fact]
    public async Task A_number_that_is_no_port_is_one_clear_line()
    {
        var ran = await terminal.RunAsync("serve", "--port", "70000");
        ran.ExitCode.ShouldBe(2);
        ran.Error.ShouldContain("70000");
    }

    [Fact]
    public async Task A_store_that_another_program_holds_is_one_clear_line()
    {
        await Store.OpenAsync(terminal.Home, terminal.Clock, CancellationToken.None);
        SqliteConnection.ClearAllPools();
        await using var other = new SqliteConnection($"Data Source={Store.PathIn(terminal.Home)};Pooling=False");
        await other.OpenAsync();
        await using var hold = other.CreateCommand();
        hold.CommandText = "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE";
        await hold.ExecuteNonQueryAsync();
        var ran = await terminal.RunAsync("serve", "--no-browser", "--port", "0");
        ran.ExitCode.ShouldBe(2);
        ran.Error.ShouldBe(
            $"candor: the store {Store.PathIn(terminal.Home)} is held by another program; close that and try again\n"
        );
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_made_is_one_clear_line()
    {
        var file = terminal.Write("taken", "a file");
        var inside = new StringWriter();
        var code = await CommandLine.RunAsync(
            ["serve", "--no-browser", "--port", "0"],
            new Terminal(() => Stream.Null, TextWriter.Null, inside, terminal.Clock, file, IsPerson: false)
        );
        code.ShouldBe(2);
        inside.ToString().ShouldStartWith($"candor: the data folder {file} cannot be made");
        inside.ToString().TrimEnd().ShouldNotContain('\n');
    }
}
