using Candor.Core.Knowledge;
using Candor.Core.Practise;

namespace Candor.Practise;

/// <summary>What the practice pages need of the app: the engines, made once, and the addresses of their deeds.</summary>
internal static class PractiseSite
{
    public static void AddPractise(this IServiceCollection services)
    {
        services.AddSingleton(made => new Analyse(made.GetRequiredService<Library>(), new List<Fault>()));
        services.AddSingleton(made => new Questions(made.GetRequiredService<Library>(), new List<Fault>()));
        services.AddSingleton(made => new Competences(made.GetRequiredService<Library>(), new List<Fault>()));
        services.AddSingleton(made => new Remarks(made.GetRequiredService<Library>(), new List<Fault>()));
        services.AddSingleton(made => new TopicNames(made.GetRequiredService<Library>()));
        services.AddSingleton<Recordings>();
    }

    public static void MapPractise(this IEndpointRouteBuilder routes)
    {
        routes.MapCorrectWords();
        routes.MapKeepAnswer();
        routes.MapKeepSettings();
        routes.MapMakeSession();
        routes.MapNotes();
        routes.MapRecordings();
        routes.MapSaveAnswer();
        routes.MapTranscribe();
    }
}
