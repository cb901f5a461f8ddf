namespace Theriac.Storage;

/// <summary>The role without ownership could not be made, so that records would stand unprotected; the program does not start.</summary>
public sealed class DatabaseRoleException(string message, Exception inner) : Exception(message, inner);
