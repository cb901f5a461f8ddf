// Delete this whole file when the real CanonicalJson and KernelJson land (kernel engineer: that is you).
using System.Text.Json;
namespace Theriac.Kernel;
public static class KernelJson { public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) } }; }
public static class CanonicalJson { public static byte[] Of<T>(T value, JsonSerializerOptions o) => JsonSerializer.SerializeToUtf8Bytes(value, o); }
