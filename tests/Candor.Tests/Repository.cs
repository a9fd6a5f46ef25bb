namespace Candor.Tests;

/// <summary>Where the checkout lies, and the data beside it that not every clone has.</summary>
public static class Repository
{
    public static string Root { get; } = Above(AppContext.BaseDirectory);

    public static string Knowledge => Path.Combine(Root, "knowledge");

    /// <summary>A file or folder of <c>../shared/data</c>; the test is skipped, and says so, where there is none.</summary>
    public static string SharedData(string path)
    {
        var full = Path.Combine(Root, "..", "shared", "data", path);
        Assert.SkipUnless(Path.Exists(full), $"../shared/data/{path} is not beside this clone");
        return full;
    }

    private static string Above(string folder) =>
        File.Exists(Path.Combine(folder, "Candor.slnx")) ? folder : Above(Path.GetDirectoryName(folder.TrimEnd('/'))!);
}
