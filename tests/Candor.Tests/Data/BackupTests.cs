using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Tests.Data;

public sealed class BackupTests : IDisposable
{
    private static readonly CancellationToken Cancel = CancellationToken.None;

    private readonly TestTerminal terminal = new();

    public void Dispose() => terminal.Dispose();

    [Fact]
    public async Task A_backup_is_one_file_that_restore_puts_back_while_the_app_runs()
    {
        await using var site = await TestSite.StartAsync();
        await Add(site, "Northwind");
        var file = Path.Combine(terminal.Home, "copy.db");
        (await Run(site, "backup", file)).ExitCode.ShouldBe(0);
        Directory.GetFiles(terminal.Home).ShouldBe([file]);

        await Add(site, "Contoso");
        var restored = await Run(site, "restore", file);
        restored.ExitCode.ShouldBe(0, restored.Error);
        (await Employers(site)).ShouldBe(["Northwind"]);
        Directory.GetFiles(Path.Combine(site.Home, "backups"), "before-restore-*.db").Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_backup_never_overwrites_a_file()
    {
        var file = terminal.Write("letter.txt", "dear");
        var ran = await terminal.RunAsync("backup", file);
        ran.ExitCode.ShouldBe(2);
        ran.Error.ShouldContain("is there already");
        (await File.ReadAllTextAsync(file, Cancel)).ShouldBe("dear");
    }

    [Fact]
    public async Task A_file_that_is_no_backup_is_refused_and_nothing_is_changed()
    {
        await using var site = await TestSite.StartAsync();
        await Add(site, "Northwind");
        var ran = await Run(site, "restore", terminal.Write("photo.jpg", new string('x', 9000)));
        ran.ExitCode.ShouldBe(2);
        ran.Error.ShouldContain("nothing was changed");
        (await Employers(site)).ShouldBe(["Northwind"]);
    }

    private static async Task<Ran> Run(TestSite site, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var inside = new Terminal(() => Stream.Null, output, error, site.Clock, site.Home, IsPerson: false);
        var code = await CommandLine.RunAsync(args, inside);
        return new Ran(code, output.ToString(), error.ToString());
    }

    private static async Task Add(TestSite site, string employer)
    {
        await using var db = site.Open();
        db.Applications.Add(new JobApplication { Id = Ids.New(site.Clock), Employer = employer });
        await db.SaveChangesAsync(Cancel);
    }

    private static async Task<List<string>> Employers(TestSite site)
    {
        await using var db = site.Open();
        return await db.Applications.Select(a => a.Employer).ToListAsync(Cancel);
    }
}
