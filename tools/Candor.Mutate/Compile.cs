using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Candor.Mutate;

/// <summary>Compiles Core as its project does, in memory, with one file in another's place.</summary>
internal sealed class Compile
{
    private readonly CSharpCompilation all;

    /// <param name="core">The folder of the project, built once.</param>
    /// <param name="libraries">Where the libraries lie that it uses.</param>
    public Compile(string core, string libraries)
    {
        var parse = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest);
        var made = Directory.EnumerateFiles(Path.Combine(core, "obj", "Debug"), "*.cs", SearchOption.AllDirectories);
        Sources =
        [
            .. Directory
                .EnumerateFiles(core, "*.cs", SearchOption.AllDirectories)
                .Where(file => !file.Contains("/obj/", StringComparison.Ordinal))
                .Concat(made)
                .Order(StringComparer.Ordinal)
                .Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), parse, file)),
        ];
        var framework = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(file => Path.GetDirectoryName(file) == Path.GetDirectoryName(typeof(object).Assembly.Location));
        var own = new[] { "AngleSharp.dll", "YamlDotNet.dll" }.Select(name => Path.Combine(libraries, name));
        all = CSharpCompilation.Create(
            "Candor.Core",
            Sources,
            framework.Concat(own).Select(file => MetadataReference.CreateFromFile(file)),
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: OptimizationLevel.Debug,
                nullableContextOptions: NullableContextOptions.Enable,
                allowUnsafe: true
            )
        );
    }

    public IReadOnlyList<SyntaxTree> Sources { get; }

    /// <summary>Writes the library; false where the compiler refuses the mutant, which then counts for nothing.</summary>
    public bool TryWrite(SyntaxTree? from, SyntaxTree? to, string file)
    {
        var mutated = from is null ? all : all.ReplaceSyntaxTree(from, to!);
        CSharpGeneratorDriver
            .Create([Patterns()], parseOptions: (CSharpParseOptions)Sources[0].Options)
            .RunGeneratorsAndUpdateCompilation(mutated, out var whole, out _);
        using var bytes = new MemoryStream();
        var made = whole.Emit(bytes);
        if (made.Success)
        {
            File.WriteAllBytes(file, bytes.ToArray());
        }
        else if (from is null)
        {
            throw new InvalidOperationException(string.Join('\n', made.Diagnostics.Take(5)));
        }

        return made.Success;
    }

    // What writes the bodies of [GeneratedRegex]; it lies with the framework's reference assemblies.
    private static ISourceGenerator Patterns()
    {
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var packs = Path.GetFullPath(Path.Combine(runtime, "../../../packs/Microsoft.NETCore.App.Ref"));
        var file = Directory
            .EnumerateFiles(packs, "System.Text.RegularExpressions.Generator.dll", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Last();
        var type = Assembly.LoadFrom(file).GetType("System.Text.RegularExpressions.Generator.RegexGenerator")!;
        return ((IIncrementalGenerator)Activator.CreateInstance(type)!).AsSourceGenerator();
    }
}
