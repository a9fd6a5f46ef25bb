using System.Globalization;
using Candor.Core;

namespace Candor.Ask;

/// <summary>
/// A person as <c>--person</c> takes them: a name, then what is known, in any order, with commas between.
/// <c>"Dana Whitfield, interviewer, rapport 4, dana@firm.example, phone 020 7946 0001"</c>
/// </summary>
internal static class ReadPerson
{
    private static readonly string[] Keys = ["name", "role", "email", "phone", "address", "zone", "rapport", "profile"];

    public static Person Of(string text, int index)
    {
        var person = new Person { Id = new Guid(index + 1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]) };
        foreach (
            var part in text.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        )
        {
            var cut = part.IndexOfAny(['=', ':', ' ']);
            var key = cut < 0 ? "" : part[..cut].ToLowerInvariant();
            var value = cut < 0 ? "" : part[(cut + 1)..].Trim();
            if (Keys.Contains(key) && value.Length > 0)
            {
                Set(person, key, value, text);
            }
            else if (Token.TryRead<PersonRole>(part.ToLowerInvariant().Replace(' ', '-'), out var role))
            {
                person.Role = role;
            }
            else if (part is "experienced" or "experienced=yes" or "experienced=true")
            {
                person.Experienced = true;
            }
            else if (part.Contains('@', StringComparison.Ordinal) && !part.Contains(' ', StringComparison.Ordinal))
            {
                person.EmailAddress = part;
            }
            else if (person.Name.Length == 0 && !part.Contains('=', StringComparison.Ordinal))
            {
                person.Name = part;
            }
            else
            {
                throw new BadInputException(
                    $"--person '{text}': '{part}' is not understood; write a name, then a role ({Token.All<PersonRole>()}), experienced, or one of {string.Join(", ", Keys)} with its value"
                );
            }
        }

        return person;
    }

    private static void Set(Person person, string key, string value, string whole)
    {
        switch (key)
        {
            case "name":
                person.Name = value;
                break;
            case "role":
                person.Role = Token.TryRead<PersonRole>(value, out var role)
                    ? role
                    : throw new BadInputException(
                        $"--person '{whole}': there is no role '{value}'; allowed: {Token.All<PersonRole>()}"
                    );
                break;
            case "email":
                person.EmailAddress = value;
                break;
            case "phone":
                person.Phone = value;
                break;
            case "address":
                person.PostalAddress = value;
                break;
            case "profile":
                person.ProfileUrl = value;
                break;
            case "zone":
                person.TimeZone = TimeZoneInfo.TryFindSystemTimeZoneById(value, out _)
                    ? value
                    : throw new BadInputException(
                        $"--person '{whole}': there is no time zone '{value}'; write one such as Europe/London"
                    );
                break;
            default:
                person.Rapport =
                    int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var rapport)
                    && rapport is >= 1 and <= 5
                        ? rapport
                        : throw new BadInputException($"--person '{whole}': rapport is 1 (stiff) to 5 (it clicked)");
                break;
        }
    }
}
