#include <stdio.h>

#include "cli.h"
#include "opened.h"
#include "view_standup.h"

/* The entries that count and are as of an earlier time, in their order. */
static uint32_t *earlier_entries(
	struct opened *opened, struct tocsin_instant since, uint32_t *out_count)
{
	const struct workspace *workspace = &opened->workspace;
	uint32_t *order = TOCSIN_NEW(&opened->arena, uint32_t, workspace->order_count);
	*out_count = 0;
	for (uint32_t i = 0; i < workspace->order_count; i++) {
		uint32_t at = workspace->order[i];
		if (workspace->journal.entries[at].as_of.minute < since.minute)
			order[(*out_count)++] = at;
	}
	return order;
}

/* The day's reports, against the state without them. */
static struct standup_account account_of(struct opened *opened)
{
	struct workspace *workspace = &opened->workspace;
	struct standup_account account = {
		.since = tocsin_instant_at(tocsin_instant_day(opened->as_of), 0)};
	struct tocsin_status before;
	struct tocsin_status_request request = {
		.project = &workspace->project,
		.journal = &workspace->journal,
		.plans = (const struct tocsin_plan *const *)workspace->plans,
		.plan_count = workspace->plan_count,
		.as_of = opened->as_of,
		.point_only = true,
	};
	request.order = earlier_entries(opened, account.since, &request.order_count);
	tocsin_status_make(&before, &opened->arena, &request);
	account.before = before.now;
	account.end_before = before.projected_end;
	return account;
}

int cli_standup(const struct options *options)
{
	struct opened opened;
	int result = opened_load(&opened, options);
	if (result != CLI_OK)
		return result;
	result = opened_status(&opened);
	if (result == CLI_OK) {
		struct standup_account account = account_of(&opened);
		struct view_data data = {
			.project = &opened.workspace.project,
			.plan = opened.status.baseline.plan,
			.status = &opened.status,
			.journal = &opened.workspace.journal,
			.order = opened.workspace.order,
			.order_count = opened.workspace.order_count,
		};
		fputs(standup_summary(&opened.arena, &data, &account, NULL), stdout);
	}
	opened_close(&opened);
	return result;
}
