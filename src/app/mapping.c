#include "mapping.h"

#include <ctype.h>

#include "command.h"

static void look(struct mapping *mapping)
{
	mapping->view.lacks = mapping->lacks(mapping, mapping->data);
}

void mapping_begin(struct mapping *mapping)
{
	mapping->view.rows = mapping->rows;
	mapping->view.message = "";
	look(mapping);
}

/* A meaning goes from the column that had it to this one; not that which several may have. */
static void give(struct mapping *mapping, unsigned meaning)
{
	struct view_mapping *view = &mapping->view;
	bool taken = meaning < view->meaning_count && meaning != mapping->repeatable;
	for (uint32_t i = 0; taken && i < view->count; i++)
		if (mapping->rows[i].meaning == meaning)
			mapping->rows[i].meaning = view->meaning_count;
	mapping->rows[view->selected].meaning = meaning;
	look(mapping);
}

/* Forward or back through the meanings, "not read" among them. */
static void turn(struct mapping *mapping, int step)
{
	unsigned places = mapping->view.meaning_count + 1;
	unsigned now = mapping->rows[mapping->view.selected].meaning;
	give(mapping, (now + places + (unsigned)step) % places);
}

/* The next meaning whose word begins with a letter. */
static void turn_to_letter(struct mapping *mapping, uint32_t letter)
{
	const struct view_mapping *view = &mapping->view;
	unsigned now = mapping->rows[view->selected].meaning;
	for (unsigned i = 1; i <= view->meaning_count; i++) {
		unsigned at = (now + i) % (view->meaning_count + 1);
		if (at < view->meaning_count &&
			(uint32_t)(unsigned char)view->meanings[at].word[0] == letter) {
			give(mapping, at);
			return;
		}
	}
}

static void move(struct mapping *mapping, int64_t rows)
{
	struct view_mapping *view = &mapping->view;
	int64_t at = (int64_t)view->selected + rows, last = (int64_t)view->count - 1;
	view->selected = (uint32_t)(at < 0 ? 0 : at > last ? last : at);
}

static enum mapping_answer take(struct mapping *mapping)
{
	if (mapping->view.lacks == NULL)
		return MAPPING_CHOSEN;
	mapping->view.message = "something is missing yet: the line at the top says what";
	return MAPPING_ASKS;
}

enum mapping_answer mapping_key(struct mapping *mapping, uint32_t key, int rows)
{
	enum { CONTROL_C = 3, ENTER = 13, ESCAPE = 27 };
	mapping->view.message = "";
	switch (key) {
	case KEY_DOWN_ARROW:
		move(mapping, 1);
		break;
	case KEY_UP_ARROW:
		move(mapping, -1);
		break;
	case KEY_PAGE_DOWN:
		move(mapping, mapping_visible(rows));
		break;
	case KEY_PAGE_UP:
		move(mapping, -mapping_visible(rows));
		break;
	case KEY_HOME_KEY:
		move(mapping, -(int64_t)mapping->view.count);
		break;
	case KEY_END_KEY:
		move(mapping, mapping->view.count);
		break;
	case KEY_RIGHT_ARROW:
		turn(mapping, 1);
		break;
	case KEY_LEFT_ARROW:
		turn(mapping, -1);
		break;
	case ' ':
		give(mapping, mapping->view.meaning_count);
		break;
	case ENTER:
		return take(mapping);
	case ESCAPE:
	case CONTROL_C:
		return MAPPING_LEFT;
	default:
		if (key < 0x80 && islower((int)key))
			turn_to_letter(mapping, key);
		break;
	}
	return MAPPING_ASKS;
}
