# Shared by scripts/demo and scripts/test: packages, a build, somebody who is not root.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
ROOT=$PWD
PGBIN=${PARTYBUILD_PGBIN:-/usr/lib/postgresql/15/bin}
PACKAGES="postgresql-15 postgresql-server-dev-15 postgresql-15-cron postgresql-15-pgtap postgresql-common libdbd-pg-perl
libtap-parser-sourcehandler-pgtap-perl libipc-run-perl build-essential locales-all"
# What t/015_drivers.pl speaks to the server with; java compiles the example itself, without a development kit.
DRIVERS="python3-psycopg2 python3-psycopg python3-sqlalchemy python3-pyodbc odbc-postgresql unixodbc
libpostgresql-jdbc-java default-jre-headless pgbouncer"

# Servers are made here; what the caller's shell says of another one must not reach them.
unset PGHOST PGHOSTADDR PGPORT PGUSER PGDATABASE PGOPTIONS PGSERVICE PGPASSWORD PGDATA PGCLUSTER PGAPPNAME

say() { printf '\n== %s\n' "$*"; }
die() { printf 'error: %s\n' "$*" >&2; exit 1; }
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

install_packages() {
	local missing=
	for p in $PACKAGES; do
		dpkg-query -W -f='${Status}\n' "$p" 2>/dev/null | grep -q 'ok installed' || missing="$missing $p"
	done
	[ -z "$missing" ] && return
	say "installing:$missing"
	as_root apt-get update -qq
	as_root env DEBIAN_FRONTEND=noninteractive \
		apt-get install -y -qq --no-install-recommends $missing >"$WORK/apt.log" 2>&1 ||
		{ tail -n 20 "$WORK/apt.log"; die "packages could not be installed"; }
}

# PostgreSQL does not run as root: then a user of its own does the work, on a copy of the checkout.
prepare() {
	WORK=$(mktemp -d /tmp/partybuild.XXXXXX)
	chmod 755 "$WORK"
	trap 'status=$?; as_root rm -rf "$WORK"; exit $status' EXIT
	install_packages
	say "building"
	mkdir "$WORK/src"
	tar -C "$ROOT" --exclude=.git --exclude='*.o' --exclude='*.bc' --exclude='*.so' -cf - . | tar -C "$WORK/src" -xf -
	RUNNER=$(id -un)
	if [ "$RUNNER" = root ]; then
		id partybuild_test >/dev/null 2>&1 || useradd --system --create-home --shell /bin/bash partybuild_test
		RUNNER=partybuild_test
		chown -R "$RUNNER" "$WORK"
	fi
	run "make -s -C $WORK/src PG_CONFIG=$PGBIN/pg_config with_llvm=no" >"$WORK/make.log" 2>&1 ||
		{ tail -n 30 "$WORK/make.log"; die "the build failed"; }
	as_root make -s -C "$WORK/src" install PG_CONFIG=$PGBIN/pg_config with_llvm=no >"$WORK/install.log" 2>&1 ||
		{ tail -n 30 "$WORK/install.log"; die "the installation failed"; }
}

# A command line as the user who is not root, with the server's programs on the path.
run() {
	local command="export PATH=$PGBIN:\$PATH LC_ALL=C.UTF-8; cd $WORK; $1"
	if [ "$(id -u)" = 0 ]; then su "$RUNNER" -s /bin/bash -c "$command"; else bash -c "$command"; fi
}
