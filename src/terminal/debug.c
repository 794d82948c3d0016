#include "debug.h"

#include <time.h>

enum { KILOBYTE = 1024 };

int64_t debug_now(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static unsigned kilobytes(size_t bytes)
{
	return (unsigned)((bytes + KILOBYTE - 1) / KILOBYTE);
}

void debug_draw(struct canvas *canvas, const struct debug_figures *figures, const struct app *app,
	const struct generation *generation)
{
	const struct workspace *workspace = &generation->workspace;
	size_t data = workspace->project.arena.bytes + workspace->arena.bytes +
		      generation->journal.bytes + generation->journal_before.bytes;
	size_t derived = app->binding.bytes + app->derived.bytes + app->charted.bytes +
			 app->listed.bytes + app->guessed.bytes;
	const char *text = tocsin_arena_printf(&canvas->arena,
		" frame %u: %u us + %u us  data %u, %u KB  app %u KB ", figures->frames,
		figures->draw_us, figures->send_us, figures->generations, kilobytes(data),
		kilobytes(derived));
	int width = canvas_width(canvas, text);
	int column = canvas->columns > width ? canvas->columns - width : 0;
	canvas_text(canvas, column, 0, canvas->columns - column, ROLE_INPUT, text);
}
