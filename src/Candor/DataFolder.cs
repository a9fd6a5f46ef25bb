namespace Candor;

public static class DataFolder
{
    /// <summary><c>CANDOR_HOME</c>, or <c>candor</c> in the platform's folder for a user's data.</summary>
    public static string Default() =>
        Environment.GetEnvironmentVariable("CANDOR_HOME") is { Length: > 0 } home
            ? Path.GetFullPath(home)
            : Path.Combine(
                Environment.GetFolderPath(
                    Environment.SpecialFolder.LocalApplicationData,
                    Environment.SpecialFolderOption.DoNotVerify
                ),
                "candor"
            );
}
