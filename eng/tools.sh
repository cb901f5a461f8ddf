# Shared by ./start and ./test: what they need, and how to get it. Sourced, never run.

need_dotnet_and_node() {
  command -v dotnet >/dev/null || { echo "The .NET 10 SDK is missing: https://dotnet.microsoft.com/download" >&2; exit 1; }
  command -v node >/dev/null || { echo "Node 20 or newer is missing: https://nodejs.org" >&2; exit 1; }
  export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
}

# Debian packages that the tests use. As root they are installed; otherwise they are named.
install_for_tests() {
  local missing=()
  ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing+=(postgresql)
  command -v chromium >/dev/null || missing+=(chromium)
  command -v pdftotext >/dev/null || missing+=(poppler-utils)
  [ ${#missing[@]} = 0 ] && return 0
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing ${missing[*]} …"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq && apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null && return 0
  fi
  echo "Please install: ${missing[*]}" >&2
  exit 1
}

# node_modules as the lock file says; again only when the lock file has changed.
install_web() {
  local stamp=web/node_modules/.theriac-lock
  cmp -s web/package-lock.json "$stamp" && return 0
  npm --prefix web ci --no-audit --no-fund && cp web/package-lock.json "$stamp"
}

postgres_home=""

# One PostgreSQL for all suites; each test has a database of its own in it.
start_postgres() {
  local port
  postgres_home=$(mktemp -d -t theriac-pg-XXXXXX)
  port=$(node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})')
  bash eng/postgres.sh start "$postgres_home" "$port" || return 1
  export THERIAC_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=postgres;Database=postgres;Pooling=false"
}

stop_postgres() {
  [ -z "$postgres_home" ] || bash eng/postgres.sh stop "$postgres_home"
  postgres_home=""
}
