# What a plugin's Makefile includes, after setting EXTENSION (and PLUGIN, its name in the catalogue):
#   EXTENSION = partybuild_venue
#   PLUGIN    = venue
#   include $(shell pg_config --sharedir)/extension/partybuild.mk
# C sources beside the Makefile become the module; rule/, register/ and compliance/ become the script, and with
# upgrade/FROM--NEXT.sql that of ALTER EXTENSION UPDATE.

PG_CONFIG  ?= pg_config
EXTVERSION  = $(shell sed -n "s/^default_version *= *'\(.*\)'/\1/p" $(EXTENSION).control)
EARLIER     = $(foreach f,$(notdir $(wildcard upgrade/*--*.sql)),$(firstword $(subst --, ,$(f))))
DATA_built  = $(EXTENSION)--$(EXTVERSION).sql $(EARLIER:%=$(EXTENSION)--%--$(EXTVERSION).sql)
PLUGIN_OBJS = $(patsubst %.c,%.o,$(wildcard *.c))
ifneq ($(PLUGIN_OBJS),)
MODULE_big  = $(EXTENSION)
OBJS        = $(PLUGIN_OBJS)
endif
PARTYBUILD_INCLUDE ?= $(shell $(PG_CONFIG) --includedir-server)/extension/partybuild
PARTYBUILD_PACK    ?= $(shell $(PG_CONFIG) --bindir)/partybuild-pack
PG_CPPFLAGS += -I$(PARTYBUILD_INCLUDE) -DPARTYBUILD_PLUGIN_VERSION='"$(EXTVERSION)"'
PG_CFLAGS   += -Wall -Wextra -Wno-unused-parameter -Wno-sign-compare -Wno-missing-field-initializers
EXTRA_CLEAN += $(DATA_built)
PGXS := $(shell $(PG_CONFIG) --pgxs)
include $(PGXS)

$(PLUGIN_OBJS): $(EXTENSION).control $(wildcard *.h $(PARTYBUILD_INCLUDE)/partybuild.h)

PARTS = $(EXTENSION).control catalogue.sql $(wildcard import*.sql rule/*.sql register/*.sql compliance/*.sql)
$(EXTENSION)--$(EXTVERSION).sql: $(PARTS)
	sh $(PARTYBUILD_PACK) $(PLUGIN) . > $@.tmp && mv $@.tmp $@
$(EXTENSION)--%--$(EXTVERSION).sql: $(PARTS) $(wildcard upgrade/*.sql)
	sh $(PARTYBUILD_PACK) $(PLUGIN) . $* $(EXTVERSION) > $@.tmp && mv $@.tmp $@
