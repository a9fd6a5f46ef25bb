using System.Reflection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace Candor.Shell;

/// <summary>
/// The files of <c>wwwroot</c> as they lie in the program itself, where <c>package.sh</c> has put them there: the single
/// file then needs no folder beside it and unpacks nothing of them.
/// </summary>
internal sealed class EmbeddedSite : IFileProvider
{
    private const string Root = "site/wwwroot/";
    private const string Endpoints = "site/candor.staticwebassets.endpoints.json";

    private static readonly Assembly Program = typeof(EmbeddedSite).Assembly;

    private static readonly HashSet<string> Names = [.. Program.GetManifestResourceNames()];

    private readonly DateTimeOffset built;

    private EmbeddedSite(DateTimeOffset built) => this.built = built;

    /// <summary>Serves from the program, if the files are in it; else they lie beside it, as in every other build.</summary>
    public static void Use(WebApplicationBuilder builder)
    {
        if (Names.Contains(Endpoints))
        {
            var program = Environment.ProcessPath;
            builder.Environment.WebRootFileProvider = new EmbeddedSite(
                program is null ? default : new DateTimeOffset(File.GetLastWriteTimeUtc(program))
            );
        }
    }

    /// <summary>Maps every file to its addresses, plain, named by content, and compressed, and the pages that name them.</summary>
    public static void Map<TPages>(WebApplication site)
    {
        if (site.Environment.WebRootFileProvider is not EmbeddedSite)
        {
            site.MapStaticAssets();
            site.MapRazorComponents<TPages>();
            return;
        }

        // The framework reads the list of addresses from a file only.
        var folder = Directory.CreateTempSubdirectory("candor-");
        try
        {
            var list = Path.Combine(folder.FullName, "endpoints.json");
            using (var from = Program.GetManifestResourceStream(Endpoints)!)
            using (var to = File.Create(list))
            {
                from.CopyTo(to);
            }

            site.MapStaticAssets(list);
            site.MapRazorComponents<TPages>().WithStaticAssets(list);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public IFileInfo GetFileInfo(string subpath)
    {
        var name = Root + subpath.TrimStart('/').Replace('\\', '/');
        return Names.Contains(name) ? new Inside(name, built) : new NotFoundFileInfo(subpath);
    }

    public IDirectoryContents GetDirectoryContents(string subpath) => NotFoundDirectoryContents.Singleton;

    public IChangeToken Watch(string filter) => NullChangeToken.Singleton;

    private sealed record Inside(string Resource, DateTimeOffset LastModified) : IFileInfo
    {
        public bool Exists => true;

        public long Length
        {
            get
            {
                using var stream = CreateReadStream();
                return stream.Length;
            }
        }

        public string? PhysicalPath => null;

        public string Name => Path.GetFileName(Resource);

        public bool IsDirectory => false;

        public Stream CreateReadStream() => Program.GetManifestResourceStream(Resource)!;
    }
}
