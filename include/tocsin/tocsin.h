/*
 * libtocsin: critical-chain planning and buffer management, without files, clocks or terminals.
 *
 *     project -> tocsin_plan_make -> plan -> (commit) -> baseline
 *     project + journal + baseline + t -> tocsin_status_make -> status
 */
#ifndef TOCSIN_TOCSIN_H
#define TOCSIN_TOCSIN_H

#include "tocsin/action.h"
#include "tocsin/audit.h"
#include "tocsin/feeding.h"
#include "tocsin/levelling.h"
#include "tocsin/load.h"
#include "tocsin/plan.h"
#include "tocsin/plan_change.h"
#include "tocsin/random.h"
#include "tocsin/reason.h"
#include "tocsin/status.h"
#include "tocsin/takeover.h"
#include "tocsin/text.h"
#include "tocsin/trend.h"

#endif
