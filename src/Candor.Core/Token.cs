using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text;

namespace Candor.Core;

/// <summary>
/// The closed sets of words (outcome, stage, channel …) as they stand in knowledge files, JSON and the store: an enum's
/// names in lower case with hyphens (<c>OnHold</c> is <c>on-hold</c>). One spelling everywhere.
/// </summary>
/// <remarks>
/// Names are looked up in plain arrays: a dictionary with an enum in its type has to be compiled anew for each enum when
/// the program starts, which would cost a quick command a good part of its time.
/// </remarks>
public static class Token
{
    private static readonly ConcurrentDictionary<Type, Spelled> Known = new();

    public static string Name<T>(T value)
        where T : struct, Enum =>
        Of(typeof(T)).Name(Number(value)) ?? throw new ArgumentOutOfRangeException(nameof(value));

    /// <summary>The value that <paramref name="name"/> spells, exactly; upper case or spaces do not pass.</summary>
    public static bool TryRead<T>(string name, out T value)
        where T : struct, Enum
    {
        var found = Of(typeof(T)).TryRead(name, out var number);
        value = Value<T>(number);
        return found;
    }

    /// <summary>All names in order, for a message that says what is allowed.</summary>
    public static string All<T>()
        where T : struct, Enum => string.Join(", ", Of(typeof(T)).Names);

    private static Spelled Of(Type type) =>
        Known.TryGetValue(type, out var known) ? known : Known.GetOrAdd(type, Spelled.Read(type));

    private static long Number<T>(T value)
        where T : struct, Enum =>
        Unsafe.SizeOf<T>() switch
        {
            1 => Unsafe.As<T, byte>(ref value),
            2 => Unsafe.As<T, short>(ref value),
            4 => Unsafe.As<T, int>(ref value),
            _ => Unsafe.As<T, long>(ref value),
        };

    private static T Value<T>(long number)
        where T : struct, Enum
    {
        // Little-endian or not, the small sizes are cut from their own type.
        var (one, two, four) = ((byte)number, (short)number, (int)number);
        return Unsafe.SizeOf<T>() switch
        {
            1 => Unsafe.As<byte, T>(ref one),
            2 => Unsafe.As<short, T>(ref two),
            4 => Unsafe.As<int, T>(ref four),
            _ => Unsafe.As<long, T>(ref number),
        };
    }

    private static string Kebab(string name)
    {
        var text = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && text.Length > 0)
            {
                text.Append('-');
            }

            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }

    private sealed class Spelled(string[] names, long[] numbers)
    {
        public string[] Names => names;

        public static Spelled Read(Type type)
        {
            var names = Enum.GetNames(type);
            var values = Enum.GetValuesAsUnderlyingType(type);
            var numbers = new long[names.Length];
            for (var i = 0; i < names.Length; i++)
            {
                names[i] = Kebab(names[i]);
                numbers[i] = ((IConvertible)values.GetValue(i)!).ToInt64(null);
            }

            return new(names, numbers);
        }

        public string? Name(long number)
        {
            var at = Array.IndexOf(numbers, number);
            return at < 0 ? null : names[at];
        }

        public bool TryRead(string name, out long number)
        {
            for (var i = 0; i < names.Length; i++)
            {
                if (string.Equals(names[i], name, StringComparison.Ordinal))
                {
                    number = numbers[i];
                    return true;
                }
            }

            number = 0;
            return false;
        }
    }
}
