/* The help: what can be pressed here, searched by typing; Enter runs the entry under the cursor. */
#include "app_parts.h"

static unsigned entries(const struct app *app, enum command out[COMMAND_COUNT])
{
	return view_help_entries(out, app->help_line.text, &app->view_data, &app->view);
}

unsigned help_count(const struct app *app)
{
	enum command listed[COMMAND_COUNT];
	return entries(app, listed);
}

void help_scroll(struct app *app)
{
	enum command listed[COMMAND_COUNT];
	struct view_state *view = &app->view;
	unsigned count = entries(app, listed);
	if (view->help_selected >= count)
		view->help_selected = count > 0 ? count - 1 : 0;
	int in_sight = view_list_rows(app->columns, app->rows, view);
	view->help_top = view_scroll(view->help_top, view->help_selected, count, in_sight);
	view->help_filter = app->help_line.text;
}

bool help_key(struct app *app, uint32_t key, enum command *run)
{
	enum { ENTER = 13, ESCAPE = 27, CONTROL_C = 3 };
	enum command listed[COMMAND_COUNT];
	struct view_state *view = &app->view;
	unsigned count = entries(app, listed);
	uint32_t last = count > 0 ? count - 1 : 0;
	switch (key) {
	case ENTER:
		if (count == 0)
			return false;
		*run = listed[view->help_selected < count ? view->help_selected : last];
		view->view = app->view.behind_help;
		return true;
	case ESCAPE:
	case CONTROL_C:
	case KEY_FUNCTION + 1:
		view->view = app->view.behind_help;
		return false;
	case KEY_DOWN_ARROW:
		view->help_selected += view->help_selected < last;
		break;
	case KEY_UP_ARROW:
		view->help_selected -= view->help_selected > 0;
		break;
	case KEY_PAGE_DOWN:
		view->help_selected =
			last - view->help_selected > 10 ? view->help_selected + 10 : last;
		break;
	case KEY_PAGE_UP:
		view->help_selected = view->help_selected > 10 ? view->help_selected - 10 : 0;
		break;
	case KEY_HOME_KEY:
		view->help_selected = 0;
		break;
	case KEY_END_KEY:
		view->help_selected = last;
		break;
	case '?':
		if (app->help_line.length == 0) {
			view->view = app->view.behind_help;
			return false;
		}
		/* fall through */
	default:
		if (input_line_key(&app->help_line, key))
			view->help_selected = view->help_top = 0;
		break;
	}
	help_scroll(app);
	return false;
}

void help_paste(struct app *app, const char *text)
{
	input_line_paste(&app->help_line, text);
	app->view.help_selected = app->view.help_top = 0;
	help_scroll(app);
}
