using Candor.Core.Knowledge;
using Candor.Core.Learn;
using Candor.Core.Listen;
using Candor.Data;
using Candor.Listen;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Candor.Learn;

/// <summary>What the pages of feedback and learning need of the app: the engines, made once, and their addresses.</summary>
internal static class LearnSite
{
    public static void AddLearn(this IServiceCollection services)
    {
        services.TryAddSingleton(made => new Sources(made.GetRequiredService<Library>(), new List<Fault>()));
        services.AddSingleton(made => new FindPoints(made.GetRequiredService<Library>(), new List<Fault>()));
        services.AddSingleton(made => new Readings(made.GetRequiredService<Library>(), new List<Fault>()));
        services.AddSingleton(made => new Exercises(made.GetRequiredService<Library>(), new List<Fault>()));
        services.AddSingleton(made => new FindThemes(made.GetRequiredService<Library>(), new List<Fault>()));
        services.AddSingleton<LearnViews>();
    }

    public static void MapLearn(this IEndpointRouteBuilder routes)
    {
        routes.MapFeedback();
        routes.MapCallNotes();
        routes.MapDebrief();
        routes.MapThankForFeedback();
        routes.MapExercises();
        routes.MapThemes();
        routes.MapPictures();
        routes.MapBreak();
        routes.MapLogistics();
    }
}
