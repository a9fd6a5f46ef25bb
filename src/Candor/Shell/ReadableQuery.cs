using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;

namespace Candor.Shell;

/// <summary>
/// Leaves out of an address what its page cannot read: an id that was copied by half, a number that is none. The page
/// then stands as it does without, where the framework would take it for a fault of ours.
/// </summary>
internal sealed class ReadableQuery(RequestDelegate next)
{
    private static readonly ConcurrentDictionary<Type, Dictionary<string, Type>> Known = [];

    public Task InvokeAsync(HttpContext context)
    {
        if (
            context.Request.Query.Count > 0
            && context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type is { } page
        )
        {
            var asked = Known.GetOrAdd(page, Parameters);
            var wrong = context
                .Request.Query.Where(part =>
                    asked.TryGetValue(part.Key, out var type) && part.Value.Any(value => !IsRead(type, value))
                )
                .Select(part => part.Key)
                .ToHashSet(StringComparer.OrdinalIgnoreCase);
            if (wrong.Count > 0)
            {
                context.Request.QueryString = QueryString.Create(
                    context.Request.Query.Where(part => !wrong.Contains(part.Key))
                );
            }
        }

        return next(context);
    }

    // The page's own, and the sentence on what was just done that stands on each.
    private static Dictionary<string, Type> Parameters(Type page) =>
        new[] { page, typeof(Toast) }
            .SelectMany(type => type.GetProperties())
            .Select(property => (property, From: property.GetCustomAttribute<SupplyParameterFromQueryAttribute>()))
            .Where(one => one.From is not null)
            .GroupBy(one => one.From!.Name ?? one.property.Name, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(
                one => one.Key,
                one =>
                    Nullable.GetUnderlyingType(one.First().property.PropertyType) ?? one.First().property.PropertyType,
                StringComparer.OrdinalIgnoreCase
            );

    private static bool IsRead(Type type, string? value) =>
        type switch
        {
            _ when type == typeof(Guid) => Guid.TryParse(value, out _),
            _ when type == typeof(int) => int.TryParse(
                value,
                NumberStyles.Integer,
                CultureInfo.InvariantCulture,
                out _
            ),
            _ when type == typeof(long) => long.TryParse(
                value,
                NumberStyles.Integer,
                CultureInfo.InvariantCulture,
                out _
            ),
            _ when type == typeof(bool) => bool.TryParse(value, out _),
            _ => true,
        };
}
