# Builds the core and every plugin found under plugins/.
#   make && make install     needs PostgreSQL's server headers (pg_config on PATH)
#   make installcheck        regress, isolation and TAP against an installed build

EXTENSION  = partybuild
EXTVERSION = $(shell sed -n "s/^default_version *= *'\(.*\)'/\1/p" $(EXTENSION).control)
MODULE_big = $(EXTENSION)
OBJS       = $(patsubst %.c,%.o,$(wildcard extension/*.c))
# the versions that ALTER EXTENSION UPDATE begins from
EARLIER    = $(foreach f,$(notdir $(wildcard extension/upgrade/*--*.sql)),$(firstword $(subst --, ,$(f))))
DATA_built = $(EXTENSION)--$(EXTVERSION).sql $(EARLIER:%=$(EXTENSION)--%--$(EXTVERSION).sql)
DATA       = extension/partybuild.mk
SCRIPTS    = scripts/partybuild-pack client/partybuild-import
HEADERS_partybuild = extension/partybuild.h
PG_CPPFLAGS = -DPARTYBUILD_VERSION='"$(EXTVERSION)"'
PG_CFLAGS   = -Wall -Wextra -Wno-unused-parameter -Wno-sign-compare -Wno-missing-field-initializers
EXTRA_CLEAN = $(DATA_built) META.json

REGRESS        = $(patsubst sql/%.sql,%,$(sort $(wildcard sql/*.sql)))
REGRESS_OPTS   = --inputdir=. --load-extension=btree_gist
ISOLATION      = $(patsubst specs/%.spec,%,$(sort $(wildcard specs/*.spec)))
ISOLATION_OPTS = --inputdir=. --load-extension=btree_gist
TAP_TESTS      = 1

PLUGINS = $(patsubst plugins/%/Makefile,%,$(wildcard plugins/*/Makefile))

PG_CONFIG ?= pg_config
PGXS := $(shell $(PG_CONFIG) --pgxs)
include $(PGXS)

SQL_PARTS = $(sort $(wildcard extension/sql/*.sql)) $(sort $(wildcard extension/register/*.sql)) $(sort $(wildcard extension/compliance/*.sql))

$(EXTENSION)--$(EXTVERSION).sql: $(SQL_PARTS) scripts/partybuild-pack $(EXTENSION).control
	sh scripts/partybuild-pack core extension > $@.tmp && mv $@.tmp $@
$(EXTENSION)--%--$(EXTVERSION).sql: $(SQL_PARTS) $(wildcard extension/upgrade/*.sql) scripts/partybuild-pack $(EXTENSION).control
	sh scripts/partybuild-pack core extension $* $(EXTVERSION) > $@.tmp && mv $@.tmp $@

$(OBJS) $(OBJS:.o=.bc): $(wildcard extension/*.h)
extension/version.o extension/version.bc: $(EXTENSION).control

META.json: META.json.in $(EXTENSION).control
	sed 's/@VERSION@/$(EXTVERSION)/g' $< > $@

all: META.json all-plugins
install: install-plugins
clean: clean-plugins

# In the tree a plugin builds against the core's sources; by itself it uses the
# installed header, make fragment and packer.
IN_TREE = PARTYBUILD_MK='$(abspath extension/partybuild.mk)' PARTYBUILD_PACK='$(abspath scripts/partybuild-pack)' PARTYBUILD_INCLUDE='$(abspath extension)' PG_CONFIG='$(PG_CONFIG)'

.PHONY: all-plugins install-plugins clean-plugins
all-plugins install-plugins clean-plugins:
	@for p in $(PLUGINS); do $(MAKE) -C plugins/$$p $(IN_TREE) $(patsubst %-plugins,%,$@) || exit 1; done
