select interface, state, count(*) as count, cast(sum(repeats) as bigint) as repeats, max(at) as at from integration_message group by interface, state
