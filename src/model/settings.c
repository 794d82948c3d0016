#include "tocsin/settings.h"

#include <stddef.h>

#include "tocsin/text.h"

/* Names by the value of their enum. Writing uses them; reading does not mind letter case. */
static const char *const BUFFER_METHODS[] = {
	[TOCSIN_BY_ESTIMATES] = "by-estimates",
	[TOCSIN_HALF_CHAIN] = "half-chain",
	[TOCSIN_CUT_AND_PASTE] = "cut-and-paste",
	[TOCSIN_HALF_SAFETY] = "half-safety",
	[TOCSIN_PERCENT] = "percent",
	[TOCSIN_RSEM] = "rsem",
	[TOCSIN_BIAS_SSQ] = "bias-ssq",
	[TOCSIN_APD] = "apd",
	[TOCSIN_APRT] = "aprt",
	[TOCSIN_MONTE_CARLO] = "monte-carlo",
	[TOCSIN_MANUAL] = "manual",
};
static const char *const NO_ROOM[] = {
	[TOCSIN_RESIZE] = "resize", [TOCSIN_GAP] = "gap", [TOCSIN_SPLIT] = "split"};
static const char *const ZONE_PRESETS[] = {
	[TOCSIN_SLOPED] = "sloped", [TOCSIN_THIRDS] = "thirds", [TOCSIN_STEEP] = "steep"};
static const char *const COMPLETION_MODES[] = {
	[TOCSIN_BY_CRITICAL_CHAIN] = "critical-chain",
	[TOCSIN_BY_LONGEST] = "longest",
	[TOCSIN_BY_COMPLETED] = "completed",
};

static const char *const REASONS[] = {"task variability", "waiting for full kit",
	"waiting for resource", "late start", "multitasking", "unplanned event", "rework", "scope",
	"other"};

#define COUNT(names) (sizeof(names) / sizeof(names)[0])

static const char *name_at(const char *const *names, size_t count, unsigned value)
{
	return value < count ? names[value] : NULL;
}

/* The position of `name`, or `count`. */
static size_t position(const char *const *names, size_t count, const char *name)
{
	size_t at = 0;
	while (at < count && tocsin_text_compare_fold(names[at], name) != 0)
		at++;
	return at;
}

const char *tocsin_buffer_method_name(enum tocsin_buffer_method method)
{
	return name_at(BUFFER_METHODS, COUNT(BUFFER_METHODS), (unsigned)method);
}

bool tocsin_buffer_method_parse(enum tocsin_buffer_method *out, const char *name)
{
	if (tocsin_text_compare_fold(name, "ssq") == 0)
		name = BUFFER_METHODS[TOCSIN_RSEM];
	size_t at = position(BUFFER_METHODS, COUNT(BUFFER_METHODS), name);
	if (at == COUNT(BUFFER_METHODS))
		return false;
	*out = (enum tocsin_buffer_method)at;
	return true;
}

const char *tocsin_no_room_name(enum tocsin_no_room policy)
{
	return name_at(NO_ROOM, COUNT(NO_ROOM), (unsigned)policy);
}

bool tocsin_no_room_parse(enum tocsin_no_room *out, const char *name)
{
	size_t at = position(NO_ROOM, COUNT(NO_ROOM), name);
	if (at == COUNT(NO_ROOM))
		return false;
	*out = (enum tocsin_no_room)at;
	return true;
}

const char *tocsin_zone_preset_name(enum tocsin_zone_preset preset)
{
	return name_at(ZONE_PRESETS, COUNT(ZONE_PRESETS), (unsigned)preset);
}

bool tocsin_zone_preset_parse(enum tocsin_zone_preset *out, const char *name)
{
	size_t at = position(ZONE_PRESETS, COUNT(ZONE_PRESETS), name);
	if (at == COUNT(ZONE_PRESETS))
		return false;
	*out = (enum tocsin_zone_preset)at;
	return true;
}

const char *tocsin_completion_mode_name(enum tocsin_completion_mode mode)
{
	return name_at(COMPLETION_MODES, COUNT(COMPLETION_MODES), (unsigned)mode);
}

bool tocsin_completion_mode_parse(enum tocsin_completion_mode *out, const char *name)
{
	size_t at = position(COMPLETION_MODES, COUNT(COMPLETION_MODES), name);
	if (at == COUNT(COMPLETION_MODES))
		return false;
	*out = (enum tocsin_completion_mode)at;
	return true;
}

struct tocsin_settings tocsin_settings_default(void)
{
	return (struct tocsin_settings){
		.cut_permille = 500,
		.buffer_method = TOCSIN_BY_ESTIMATES,
		.percent_permille = 500,
		.bias_permille = 0,
		.confidence_permille = 900,
		.buffer_round = 0,
		.no_room = TOCSIN_RESIZE,
		.project_zones = TOCSIN_SLOPED,
		.feeding_zones = TOCSIN_THIRDS,
		.completion = TOCSIN_BY_CRITICAL_CHAIN,
		.obey_not_before = true,
		.pauses = true,
		.stale_days = 2,
		.wakeup_days = 5,
		.kit_days = 5,
		.seed = 1,
		.reasons = REASONS,
		.reason_count = COUNT(REASONS),
	};
}
