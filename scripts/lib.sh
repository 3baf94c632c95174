# Shared by the scripts: packages, a build, somebody who is not root.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
ROOT=$PWD
# What t/015_drivers.pl speaks to the server with; java compiles the example itself, without a development kit.
DRIVERS="python3-psycopg2 python3-psycopg python3-sqlalchemy python3-pyodbc odbc-postgresql unixodbc
libpostgresql-jdbc-java default-jre-headless pgbouncer"
# What client/partybuild-import reads with, and t/025_import.pl writes.
SHEETS="python3-psycopg2 python3-openpyxl python3-xlrd python3-xlwt"
# What t/022_wall.pl looks with.
BROWSER="chromium fonts-wqy-zenhei"

# Servers are made here; what the caller's shell says of another one must not reach them.
unset PGHOST PGHOSTADDR PGPORT PGUSER PGDATABASE PGOPTIONS PGSERVICE PGPASSWORD PGDATA PGCLUSTER PGAPPNAME

say() { printf '\n== %s\n' "$*"; }
die() { printf 'error: %s\n' "$*" >&2; exit 1; }
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

install_packages() { # package...
	local missing= p
	for p; do
		dpkg-query -W -f='${Status}\n' "$p" 2>/dev/null | grep -q 'ok installed' || missing="$missing $p"
	done
	[ -n "$missing" ] || return 0
	say "installing:$missing"
	as_root apt-get update -qq
	as_root env DEBIAN_FRONTEND=noninteractive \
		apt-get install -y -qq --no-install-recommends $missing >"$WORK/apt.log" 2>&1 ||
		{ tail -n 20 "$WORK/apt.log"; die "packages could not be installed"; }
}

# PGVERSION is the PostgreSQL to use: if it is not set, the newest on the machine, or that of its Debian.
choose_version() {
	if [ -z "${PGVERSION:-}" ]; then
		PGVERSION=$(ls -d /usr/lib/postgresql/*/bin/postgres 2>/dev/null | cut -d/ -f5 | sort -n | tail -n 1)
		[ -n "$PGVERSION" ] || as_root apt-get update -qq
		PGVERSION=${PGVERSION:-$(apt-cache depends postgresql | sed -n 's/.*Depends: postgresql-\([0-9]*\)$/\1/p')}
	fi
	[ -n "$PGVERSION" ] || die "no PostgreSQL is installed, and the package sources have none"
	PGBIN=/usr/lib/postgresql/$PGVERSION/bin
	PGTEST=/usr/lib/postgresql/$PGVERSION/lib/pgxs/src/test
}

make_work() {
	WORK=$(mktemp -d /tmp/partybuild.XXXXXX)
	chmod 755 "$WORK"
	trap 'status=$?; as_root rm -rf --one-file-system "$WORK"; exit $status' EXIT
}

copy_to() { # folder
	mkdir "$1"
	tar -C "$ROOT" --exclude=.git --exclude='*.o' --exclude='*.bc' --exclude='*.so' -cf - . | tar -C "$1" -xf -
}

build() { # version
	local with="PG_CONFIG=/usr/lib/postgresql/$1/bin/pg_config with_llvm=no"
	say "building for PostgreSQL $1"
	run "make -s -C src clean $with && make -s -C src $with" >"$WORK/make.log" 2>&1 ||
		{ tail -n 30 "$WORK/make.log"; die "the build failed"; }
	as_root make -s -C "$WORK/src" install $with >"$WORK/install.log" 2>&1 ||
		{ tail -n 30 "$WORK/install.log"; die "the installation failed"; }
}

# PostgreSQL does not run as root: then a user of its own does the work, on a copy of the checkout. Where PGOLD names an
# older PostgreSQL of this machine, for pg_upgrade, there is a build for it too.
prepare() { # further packages...
	make_work
	choose_version
	local v=$PGVERSION
	install_packages postgresql-$v postgresql-server-dev-$v postgresql-$v-cron postgresql-$v-pgtap postgresql-common \
		libdbd-pg-perl libtap-parser-sourcehandler-pgtap-perl libipc-run-perl build-essential locales-all "$@"
	copy_to "$WORK/src"
	RUNNER=$(id -un)
	if [ "$RUNNER" = root ]; then
		id partybuild_test >/dev/null 2>&1 || useradd --system --create-home --shell /bin/bash partybuild_test
		RUNNER=partybuild_test
		chown -R "$RUNNER" "$WORK"
	fi
	for v in ${PGOLD:-} $PGVERSION; do build "$v"; done
	set_clock
}

# PARTYBUILD_NOW is a moment, as date(1) reads it, from which the clock of what is run goes on: of the tests and of the
# servers that they start. SERVER has pg_virtualenv start its server so.
CLOCK= SERVER=
set_clock() {
	local ahead
	[ -n "${PARTYBUILD_NOW:-}" ] || return 0
	ahead=$(($(date -d "$PARTYBUILD_NOW" +%s) - $(date +%s)))
	say "the clock is put $ahead seconds ahead"
	run "cc -Wall -Wextra -O2 -shared -fPIC -o clock.so src/t/clock/clock.c" || die "the clock does not build"
	CLOCK="LD_PRELOAD=$WORK/clock.so PARTYBUILD_AHEAD=$ahead"
	tr ' ' '\n' <<<"$CLOCK" | sed "s/=\(.*\)/ = '\1'/" >"$WORK/environment"
	SERVER="-c --environment=$WORK/environment"
}

# A command line as the user who is not root, with the server's programs on the path.
run() {
	local command="export PATH=$PGBIN:\$PATH LC_ALL=C.UTF-8 $CLOCK; cd $WORK; $1"
	if [ "$(id -u)" = 0 ]; then su "$RUNNER" -s /bin/bash -c "$command"; else bash -c "$command"; fi
}

# What pg_regress says of a test that passed: its own words up to 15, TAP from 16 on.
PASSED_LINE='^(test .* )?ok '
