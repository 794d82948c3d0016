/*
 * Materials and costs among the resources of an export.
 */
#include "check_main.h"

#include <string.h>

#include "fixture.h"
#include "material.h"

static const struct {
	const char *text, *language;
	bool material;
} amounts[] = {
	{"12 m3", "en", true},
	{"5 l", "en", true},
	{"5 m", "en", true},
	{"3 t/day", "en", true},
	{"3 t", "de", true},
	{"1,200.5 m³", "en", true},
	{"1.200,50 m²", "de", true},
	{"500 €", "de", true},
	{"500\u00A0€", "fr", true},
	{"€500.00", "en", true},
	{"$1,500", "en", true},
	{"USD 500", "en", true},
	{"2", "en", false},
	{"50%", "en", false},
	{"5o%", "en", false},
	{"2 h", "en", false},
	{"2 days", "en", false},
	{"2 Tage", "de", false},
	{"x2", "en", false},
	{"-2 l", "en", false},
	{"lots", "en", false},
	{"", "en", false},
};

START_TEST(an_amount_is_of_a_material)
{
	const char *text = amounts[_i].text;
	ck_assert_msg(material_is_amount(text, strlen(text), language_find(amounts[_i].language)) ==
			      amounts[_i].material,
		"%s", text);
}
END_TEST

/* ---- In a file ---- */

static struct fixture fixture;
static struct tocsin_project project;

static void set_up(void)
{
	fixture_init(&fixture);
}

static void tear_down(void)
{
	fixture_finish(&fixture);
}

static const struct {
	const char *schedule;
	uint32_t resources; /* that are left; 0: refused */
	const char *told;
} files[] = {
	{"ID,Task Name,Duration,Resource Names,Successors\n"
	 "1,Dig,2 days,\"Ann[50%],Concrete[1,200 m3]\",\n2,Fly,1 day,Travel[500 €],\n",
		1,
		"s.csv:2:14: note: 2 assignments are of a material or a cost, which are no "
		"capacity, and left out: Concrete[1,200 m3], Travel[500 €]\n"},
	{"Nr.;Vorgangsname;Dauer;Ressourcennamen\n1;Guss;2 Tage;\"Ann;Stahl[3 t]\"\n", 1,
		"s.csv:2:15: note: 1 assignment is of a material or a cost, which is no capacity, "
		"and left out: Stahl[3 t]\n"},
	{"ID,Task Name,Duration,Resource Names,Successors\n1,Dig,2 days,Ann[2 days],\n", 0,
		"s.csv:2:14: \"Ann[2 days]\" is no resource with an amount; write Crane, Crane[2] "
		"or Ann[50%]\n"},
	{"id,name,safe,resources\n1,Dig,2d,Concrete[12 m3]\n", 0,
		"s.csv:2:10: \"Concrete[12 m3]\" is no resource with an amount"},
};

START_TEST(materials_are_left_out_with_one_note)
{
	bool loaded = fixture_project(&fixture, &project, files[_i].schedule);
	const char *told = fixture_diags(&fixture);
	ck_assert_msg(loaded == (files[_i].resources > 0), "%s", told);
	ck_assert_msg(strstr(told, files[_i].told) != NULL, "%s", told);
	if (!loaded)
		return;
	ck_assert_uint_eq(project.resource_count, files[_i].resources);
	tocsin_project_free(&project);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("material");
	TCase *tcase = tcase_create("material");
	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_loop_test(tcase, an_amount_is_of_a_material, 0, sizeof amounts / sizeof *amounts);
	tcase_add_loop_test(
		tcase, materials_are_left_out_with_one_note, 0, sizeof files / sizeof *files);
	suite_add_tcase(suite, tcase);
	return suite;
}
