#include "check_main.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "captions.h"
#include "dialect.h"
#include "table.h"

/* The tool, the language and what each cell of the header means: "msproject de: id|-|name". */
static char *recognised(const char *text, const struct dialect_wishes *wishes)
{
	struct tocsin_arena arena;
	struct tocsin_diags diags;
	struct csv_reader csv;
	struct dialect dialect;
	char *shown;
	size_t size;
	tocsin_arena_init(&arena);
	tocsin_diags_init(&diags);
	csv_reader_open(&csv, "f.csv", text, strlen(text), &diags, TOCSIN_FAULT);
	FILE *stream = open_memstream(&shown, &size);
	if (dialect_recognise(&dialect, &arena, &csv, wishes)) {
		fprintf(stream, "%s %s:", dialect_tool_word(dialect.tool), dialect.language->code);
		for (uint32_t i = 0; i < dialect.width; i++)
			fprintf(stream, "%s%s", i ? "|" : " ",
				dialect.column_of[i] == TABLE_ABSENT
					? "-"
					: schedule_column_word(
						  (enum schedule_column)dialect.column_of[i]));
	}
	fclose(stream);
	csv_reader_close(&csv);
	tocsin_diags_finish(&diags);
	tocsin_arena_finish(&arena);
	return shown;
}

static const struct {
	const char *text, *told;
} cases[] = {
	/* Our own, and sheets in its words. */
	{"id,name,outline level,focused,predecessors,resources,not_before\n1,Dig,1,5d,,,\n",
		"tocsin en: id|name|outline level|focused|predecessors|resources|not before"},
	{"id,name,safe,depends on\n1,Dig,5d,\n", "tocsin en: id|name|safe|predecessors"},
	{"id,name,duration,predecessors\n1,Dig,5d,\n", "sheet en: id|name|safe|predecessors"},
	{"Task ID,Task Name,Start Date,End Date,Type,Depends "
	 "On\n1,Dig,2025-08-17,2025-08-30,task,\n",
		"sheet en: id|name|start|finish|milestone|predecessors"},
	{"ID,WBS,Name,Duration,Start,Finish,Predecessors,Resource Names,Complete\n"
	 "1,1.1,Alpha,5,2026-01-05,2026-01-09,,Bob[50%],100%\n",
		"sheet en: id|outline "
		"number|name|safe|start|finish|predecessors|resources|percent"},
	{"taskID,task,predecessorTaskIDs,bestCaseHours,expectedHours,worstCaseHours\n"
	 "A,Describe product,,20,30,40\n",
		"sheet en: id|name|predecessors|other estimate|focused|safe"},
	{"ID;Tarea;Responsable;Inicio;Fin;Observaciones\n1;Diseño;Ann;1/03/2026;20/03/2026;\n",
		"sheet es: id|name|resources|start|finish|notes"},
	{"Aufgabe;Verantwortlich;Beginn;Ende;Aufwand (Tage)\nBauen;Ann;01.03.2026;02.03.2026;2\n",
		"sheet de: name|resources|start|finish|safe"},
	{"Tâche;Responsable;Début;Fin;Durée (jours)\nBâtir;Ann;01/03/2026;02/03/2026;2\n",
		"sheet fr: name|resources|start|finish|safe"},
	{"Tarefa;Responsável;Início;Fim;Duração\nFazer;Ann;01/03/2026;02/03/2026;2\n",
		"sheet pt: name|resources|start|finish|safe"},
	{"Attività;Responsabile;Inizio;Fine;Durata\nFare;Ann;01/03/2026;02/03/2026;2\n",
		"sheet it: name|resources|start|finish|safe"},
	{"Project,Title,DisplayOrder,EstStartDate,ActualStartDate,EstEndDate,ActualEndDate\n"
	 "P,Design,1,8/6/2016,10/1/2016,5/1/2017,3/30/2018\n",
		"sheet en: -|name|-|start|actual start|finish|actual finish"},
	/* Microsoft Project. */
	{"Nr.;Aktiv;Vorgangsmodus;Vorgangsname;Dauer;Anfang;Ende;Vorgänger;Gliederungsebene;"
	 "Ressourcennamen;% Abgeschlossen\n1;Ja;;Bau;5 Tage;Mo 03.06.19;Mo 03.06.19;;1;;0%\n",
		"msproject de: id|-|-|name|safe|start|finish|predecessors|outline level|resources|"
		"percent"},
	{"ID,Active,Task Mode,Name,Duration,Start,Finish,Predecessors,Outline Level,Notes\n"
	 "1,Yes,Auto Scheduled,Dig,180 hrs,2026 January 02,2026 January 19,,1,\n",
		"msproject en: id|-|-|name|safe|start|finish|predecessors|outline level|notes"},
	{"ID,Name,Duration,Start,Finish,Predecessors,Resource Names\n"
	 "1,Dig,5 days,6/3/19,6/7/19,,\n2,Pour,1 wk?,6/3/19,6/7/19,1,Ann\n",
		"msproject en: id|name|safe|start|finish|predecessors|resources"},
	{"ID,Name,Duration,Start,Finish,Predecessors,Resource Names\n1,Dig,5,6/3/19,6/7/19,,\n",
		"sheet en: id|name|safe|start|finish|predecessors|resources"},
	{"\"ID\",\"Task_Name\",\"Duration\",\"Start_Date\",\"Finish_Date\",\"Predecessors\","
	 "\"Resource_Names\"\n1,Dig,5 days,June 3 2019,June 7 2019,,\n",
		"msproject en: id|name|safe|start|finish|predecessors|resources"},
	{"\"ID\",\"Unique_ID\",\"Task_Mode\",\"Name\",\"Scheduled_Duration\",\"Percent_Complete\"\n"
	 "1,7,Manual,Dig,5 days,50%\n",
		"msproject en: id|unique id|-|name|safe|percent"},
	{"Id;Activo;Modo de tarea;Nombre;Duración;Comienzo;Fin;Predecesoras;"
	 "Nombres de los recursos\n1;Sí;;Obra;5 días;lun 03/06/19;vie 07/06/19;;\n",
		"msproject es: id|-|-|name|safe|start|finish|predecessors|resources"},
	{"N°;Nom de la tâche;Durée;Début;Fin;Prédécesseurs;Noms ressources\n"
	 "1;Bâtir;5 jours;Lun 03/06/19;Ven 07/06/19;;\n",
		"msproject fr: id|name|safe|start|finish|predecessors|resources"},
	{"ID;Название задачи;Длительность;Начало;Окончание;Предшественники;Названия ресурсов\n"
	 "1;Дом;5 дней;Пн 03.06.19;Пт 07.06.19;;\n",
		"msproject ru: id|name|safe|start|finish|predecessors|resources"},
	{"Id,Nome da Tarefa,Duração,Início,Término,Predecessoras,Nomes dos Recursos\n"
	 "1,Obra,5 dias,Seg 03/06/19,Sex 07/06/19,,\n",
		"msproject pt_BR: id|name|safe|start|finish|predecessors|resources"},
	{"标识号,任务名称,工期,开始时间,完成时间,前置任务,资源名称\n1,建,5 个工作日,2019年6月3日,"
	 "2019年6月7日,,\n",
		"msproject zh: id|name|safe|start|finish|predecessors|resources"},
	{"ID,タスク モード,タスク名,期間,開始日,終了日,先行タスク,リソース名\n"
	 "1,,家,5 日,19/06/03,19/06/07,,\n",
		"msproject ja: id|-|name|safe|start|finish|predecessors|resources"},
	/* Capital letters, and letters with their marks apart, are the same captions. */
	{"NR.;AKTIV;VORGANGSNAME;DAUER;ANFANG;ENDE;VORGA\xCC\x88NGER\n1;Ja;Bau;5;1;2;\n",
		"msproject de: id|-|name|safe|start|finish|predecessors"},
	/* GanttProject. */
	{"ID,Name,Begin date,End date,Duration,Completion,Cost,Coordinator,Predecessors,"
	 "Outline number,Resources,Assignments,Task color,Web Link,Notes\n"
	 "0,Design,2024-05-27,2024-06-28,25,85,0,,,1,,,,,\n",
		"ganttproject en: id|name|start|finish|safe|percent|-|-|predecessors|"
		"outline number|resources|-|-|-|notes"},
	{"ID,Názov,Zahájenie,Ukončenie,Trvanie,Ukončenie,Predchodcovia,Webový odkaz\n"
	 "0,Dom,2024-05-27,2024-06-28,25,85,,\n",
		"ganttproject sk: id|name|start|finish|safe|percent|predecessors|-"},
	/* The others. */
	{"task_code,status_code,wbs_id,task_name,pred_list,start_date,delete_record_flag\n"
	 "Activity ID,Activity Status,WBS Code,Activity Name,(*)Predecessors,(*)Start,"
	 "Delete This Row\nA1,Not Started,P.1,Dig,,2/16/2021 8:00:00 AM,\n",
		"p6 en: id|percent|-|name|predecessors|start|-"},
	{"\"No.\";\"BSI\";\"Id\";\"Name\";\"Start\";\"End\";\"Effort\";\"Completion\";"
	 "\"Precursors\";\"Followers\";\"Criticalness\"\n1;1;a;A;2013-05-01;2013-05-02;1.0;0%;;;0."
	 "0\n",
		"taskjuggler en: -|outline "
		"number|id|name|start|finish|-|percent|predecessors|successors|-"},
	{"Summary,Issue key,Issue id,Issue Type,Status,Assignee,Due date,Original estimate,"
	 "Remaining Estimate,Inward issue link (Blocks)\nFix,T-1,1,Task,Open,Ann,,3600,3600,\n",
		"jira en: name|id|internal "
		"id|-|percent|resources|finish|safe|remaining|predecessors"},
	{"Task ID,Created At,Completed At,Last Modified,Name,Section/Column,Assignee,Start Date,"
	 "Due Date,Tags,Notes,Projects,Parent task,Blocked By (Dependencies)\n"
	 "12,2025-01-01,,2025-01-01,Dig,To do,Ann,,,,,P,,\n",
		"asana en: id|-|actual "
		"finish|-|name|-|resources|start|finish|-|notes|-|parent|predecessors"},
	{"#,Project,Tracker,Parent task,Status,Priority,Subject,Assignee,Start date,Due date,"
	 "Estimated time,% Done\n1,P,Task,,New,Normal,Dig,Ann,,,2.0,0\n",
		"redmine en: id|-|-|parent|-|-|name|resources|start|finish|safe|percent"},
	{"#;Projekt;Tracker;Übergeordnetes Ticket;Status;Priorität;Thema;Zugewiesen an;Beginn;"
	 "Abgabedatum;Geschätzter Aufwand;% erledigt\n1;P;A;;Neu;Normal;Bau;Ann;;;2,0;0\n",
		"redmine de: id|-|-|parent|-|-|name|resources|start|finish|safe|percent"},
	{"ID,Subject,Type,Status,Assignee,Accountable,Start date,Finish date,Work,% Complete,"
	 "Remaining work\n1,Dig,Task,New,Ann,,2025-01-01,2025-01-02,8h,0,8h\n",
		"openproject en: "
		"id|name|milestone|-|resources|-|start|finish|safe|percent|remaining"},
	{"Task Name,Duration,Start,Finish,Predecessors,Assigned To,% Complete,Status,Health,"
	 "Comments\nDig,5d,01/02/25,01/08/25,,Ann,0,,Green,\n",
		"smartsheet en: name|safe|start|finish|predecessors|resources|percent|-|-|notes"},
};

START_TEST(test_headers)
{
	char *told = recognised(cases[_i].text, &(struct dialect_wishes){0});
	ck_assert_str_eq(told, cases[_i].told);
	free(told);
}
END_TEST

/* A header of all that a tool has in a language is told from every other tool's. */
static char *header_of(enum dialect_tool tool, const char *language)
{
	char *header;
	size_t size;
	bool first = true;
	FILE *stream = open_memstream(&header, &size);
	for (unsigned i = 0; i < caption_count; i++) {
		if (captions[i].tool != tool || strcmp(captions[i].language, language) != 0)
			continue;
		fprintf(stream, "%s\"%s\"", first ? "" : ",", captions[i].text);
		first = false;
	}
	fputc('\n', stream);
	fclose(stream);
	return header;
}

START_TEST(test_every_tool_and_language)
{
	for (int tool = DIALECT_MSPROJECT; tool < DIALECT_SHEET; tool++) {
		/* In English it writes what Microsoft Project writes. */
		if (tool == DIALECT_PROJECTLIBRE && _i == 0)
			continue;
		char *header = header_of((enum dialect_tool)tool, languages[_i].code);
		char *told = recognised(header, &(struct dialect_wishes){0}), origin[64];
		snprintf(origin, sizeof origin,
			"%s %s:", dialect_tool_word((enum dialect_tool)tool), languages[_i].code);
		if (strchr(header, ',') != NULL && strncmp(told, origin, strlen(origin)) != 0)
			ck_abort_msg("%s is taken for %.20s", origin, told);
		free(told);
		free(header);
	}
}
END_TEST

/* The first caption that a tool has for a column in a language; NULL where it has none. */
static const char *first_caption(
	enum dialect_tool tool, const char *language, enum schedule_column column)
{
	const struct caption *first = NULL;
	for (unsigned i = 0; i < caption_count; i++)
		if (captions[i].tool == tool && captions[i].column == column &&
			strcmp(captions[i].language, language) == 0 &&
			(first == NULL || captions[i].rank < first->rank))
			first = &captions[i];
	return first ? first->text : NULL;
}

/* The table that most people export: whatever tool it is taken for, each column is found. */
START_TEST(test_plain_table)
{
	static const enum schedule_column columns[] = {SCHEDULE_ID, SCHEDULE_NAME, SCHEDULE_SAFE,
		SCHEDULE_START, SCHEDULE_FINISH, SCHEDULE_PREDECESSORS, SCHEDULE_RESOURCES};
	static const enum dialect_tool tools[] = {
		DIALECT_MSPROJECT, DIALECT_PROJECTLIBRE, DIALECT_GANTTPROJECT, DIALECT_SHEET};
	const char *language = languages[_i].code;
	for (size_t tool = 0; tool < sizeof tools / sizeof *tools; tool++) {
		char *header, *expected;
		size_t size, expected_size;
		FILE *stream = open_memstream(&header, &size);
		FILE *told = open_memstream(&expected, &expected_size);
		for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
			const char *caption = first_caption(tools[tool], language, columns[i]);
			if (caption == NULL)
				continue;
			fprintf(stream, "\"%s\",", caption);
			fprintf(told, "|%s", schedule_column_word(columns[i]));
		}
		fputs("\"x\"\n1,2,3,4,5,6,7,8\n", stream);
		fclose(stream);
		fclose(told);
		char *found = recognised(header, &(struct dialect_wishes){0});
		if (expected_size > strlen("|name|safe|start|finish") &&
			strstr(found, expected + 1) == NULL)
			ck_abort_msg("%s%s: %s", header, expected + 1, found);
		free(header);
		free(expected);
		free(found);
	}
}
END_TEST

START_TEST(test_wishes)
{
	const char *text = "N°;Nom;Durée;Début;Fin\n1;Bâtir;5;1;2\n";
	char *told = recognised(text, &(struct dialect_wishes){.tool = "ganttproject"});
	ck_assert_str_eq(told, "ganttproject fr: id|name|safe|start|finish");
	free(told);
	told = recognised(text, &(struct dialect_wishes){.language = "fr"});
	ck_assert_str_eq(told, "sheet fr: id|name|safe|start|finish");
	free(told);
	const struct column_choice choices[] = {
		{"Nom", SCHEDULE_NOTES}, {"Durée", SCHEDULE_UNREAD}, {"Fin", SCHEDULE_NAME}};
	told = recognised(text, &(struct dialect_wishes){.choices = choices, .choice_count = 3});
	ck_assert_str_eq(told, "sheet fr: id|notes|-|start|name");
	free(told);
	told = recognised("Task,Duration,Start\nDig,5d,3/4/2026\n",
		&(struct dialect_wishes){.language = "en_GB"});
	ck_assert_str_eq(told, "sheet en_GB: name|safe|start");
	free(told);
}
END_TEST

/* Durations below a header in English and one in German, one a line: which decimal sign is theirs?
 */
static const struct {
	const char *header, *durations;
	char decimal;
} decimals[] = {
	{"Task,Duration\n", "", '.'},
	{"Task,Duration\n", "5\n3.5\n", '.'},
	{"Task;Duration\n", "5\n3,5\n", ','},
	{"Task;Duration\n", "1,250\n", '.'}, /* thousands, as far as anybody knows */
	{"Task;Duration\n", "1,250\n2,5\n", ','},
	{"Task;Duration\n", "0,125\n", ','},
	{"Task;Duration\n", "1.250,5\n", ','},
	{"Task;Duration\n", "1,250.5\n", '.'},
	{"Task;Duration\n", "1.250.000\n", '.'},
	{"Task;Duration\n", "2,5 days\n", ','},
	{"Task;Duration\n", "2,5\n2.5\n", '.'}, /* they disagree: as the language has it */
	{"Task;Duration\n", "a,5\n,5\n5,\n", '.'},
	{"Vorgang;Dauer\n", "5\n", ','},
	{"Vorgang;Dauer\n", "2.5\n", '.'},
	{"Vorgang;Dauer\n", "1.250\n", ','},
	{"Vorgang;Dauer\n", "2,5\n2.5\n", ','},
};

START_TEST(test_decimals)
{
	struct tocsin_arena arena;
	struct tocsin_diags diags;
	struct csv_reader csv;
	struct dialect dialect;
	char text[256];
	char delimiter = strchr(decimals[_i].header, ';') != NULL ? ';' : ',';
	size_t length = (size_t)snprintf(text, sizeof text, "%s", decimals[_i].header);
	for (const char *at = decimals[_i].durations; *at != '\0'; at = strchr(at, '\n') + 1)
		length += (size_t)snprintf(text + length, sizeof text - length, "Dig%c\"%.*s\"\n",
			delimiter, (int)strcspn(at, "\n"), at);
	tocsin_arena_init(&arena);
	tocsin_diags_init(&diags);
	csv_reader_open(&csv, "f.csv", text, length, &diags, TOCSIN_FAULT);
	ck_assert(dialect_recognise(&dialect, &arena, &csv, &(struct dialect_wishes){0}));
	ck_assert_msg(dialect.conventions.decimal == decimals[_i].decimal, "%s: %c", text,
		dialect.conventions.decimal);
	csv_reader_close(&csv);
	tocsin_diags_finish(&diags);
	tocsin_arena_finish(&arena);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("recognise");
	TCase *tests = tcase_create("recognise");
	tcase_add_loop_test(tests, test_headers, 0, sizeof cases / sizeof *cases);
	tcase_add_loop_test(tests, test_every_tool_and_language, 0, (int)language_count);
	tcase_add_loop_test(tests, test_plain_table, 0, (int)language_count);
	tcase_add_test(tests, test_wishes);
	tcase_add_loop_test(tests, test_decimals, 0, (int)(sizeof decimals / sizeof *decimals));
	suite_add_tcase(suite, tests);
	return suite;
}
