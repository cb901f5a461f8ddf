#!/usr/bin/env bash
# Starts or stops a PostgreSQL for tests: eng/postgres.sh start DIR PORT [durable] | stop DIR [immediate]
# It runs as an unprivileged user on the loopback address only. Without "durable" nothing is synced: for speed.
set -eu
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
[ -n "$bin" ] || bin=$(dirname "$(command -v postgres || true)")
[ -x "$bin/initdb" ] || { echo "PostgreSQL is not installed: apt-get install postgresql" >&2; exit 1; }
as() { # as - HOME COMMAND …: as root another user, else oneself
  if [ "$(id -u)" = 0 ]; then
    user=$(id -un postgres 2>/dev/null || echo nobody)
    (cd / && setpriv --reuid "$user" --regid "$(id -gn "$user")" --clear-groups env HOME="$2" "${@:3}")
  else
    "${@:3}"
  fi
}
dir=$2
case "$1" in
  start)
    mkdir -p "$dir"
    [ "$(id -u)" != 0 ] || chown "$(id -un postgres 2>/dev/null || echo nobody)" "$dir"
    as - "$dir" "$bin/initdb" -D "$dir/db" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$dir.log" 2>&1 \
      || { cat "$dir.log" >&2; exit 1; }
    options="-c listen_addresses=127.0.0.1 -c port=$3 -c unix_socket_directories= -c max_connections=300 -c shared_buffers=128MB"
    [ "${4:-}" = durable ] || options="$options -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
    as - "$dir" "$bin/pg_ctl" -D "$dir/db" -l "$dir/server.log" -w -t 60 -o "$options" start >>"$dir.log" 2>&1 \
      || { cat "$dir.log" "$dir/server.log" >&2; exit 1; }
    ;;
  stop)
    as - "$dir" "$bin/pg_ctl" -D "$dir/db" -m "${3:-immediate}" -w stop >>"$dir.log" 2>&1 || true
    rm -rf "$dir" "$dir.log"
    ;;
esac
