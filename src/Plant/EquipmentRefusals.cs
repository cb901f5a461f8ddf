using Theriac.Kernel;

namespace Theriac.Plant;

/// <summary>Refusals about hold times, allocation, tags and the log of equipment.</summary>
internal static class EquipmentRefusals
{
    public static Refusal OutOfService(string id, string reason) =>
        new Refusal("equipment-out-of-service", 409, $"{id} is out of service: {reason}. Take another one or call the supervisor.")
            .With("equipment", id).With("reason", reason);

    public static Refusal AlreadyOutOfService(string id) =>
        new Refusal("equipment-already-out-of-service", 409, $"{id} is out of service already.").With("equipment", id);

    public static Refusal NotOutOfService(string id) =>
        new Refusal("equipment-not-out-of-service", 409, $"{id} is in service.").With("equipment", id);

    public static Refusal AllocatedElsewhere(string id, string batch) =>
        new Refusal("equipment-allocated-elsewhere", 409, $"{id} is kept for batch {batch}. Take another one, or have it freed there.")
            .With("equipment", id).With("batch", batch);

    public static Refusal InProcedure(string id, string record) =>
        new Refusal("equipment-in-procedure", 409, $"Procedure {record} is carried out on {id}. Wait until it has ended, or have it stopped.")
            .With("equipment", id).With("batch", record);

    public static Refusal CleanHoldExpired(string id, long until) =>
        new Refusal("equipment-clean-hold-expired", 409, $"{id} was clean until {Micros.ToText(until)} only. Clean it again and record that first.")
            .With("equipment", id).With("until", Micros.ToText(until));

    public static Refusal DirtyHoldExpired(string id, long until) =>
        new Refusal(
            "equipment-dirty-hold-expired", 409, $"{id} was to be cleaned by {Micros.ToText(until)}. A supervisor says how it was cleaned and why that is enough.")
            .With("equipment", id).With("until", Micros.ToText(until));

    public static Refusal RulesChanged(string equipmentClass) =>
        new Refusal("hold-times-changed", 409, $"The hold times of {equipmentClass} changed while they were signed. Read them again and sign what is so now.")
            .With("class", equipmentClass);

    public static Refusal TimeNotValid() => Refusal.Input("/time", "time-not-valid", "Give a time with its zone, for example 2026-11-22T08:00:00Z.");
}
