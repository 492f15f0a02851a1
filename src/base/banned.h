/* banned.h - functions that have bitten everybody once, made compile errors.
 * Include it last.  Unbounded copies, hidden state or memory, and whatever reads
 * the locale, the clock or the time zone. */
#ifndef NP_BANNED_H
#define NP_BANNED_H

#define NP_BANNED(f) sorry_##f##_is_banned

#undef strcpy
#define strcpy(...) NP_BANNED(strcpy)
#undef strcat
#define strcat(...) NP_BANNED(strcat)
#undef strncpy
#define strncpy(...) NP_BANNED(strncpy)
#undef strncat
#define strncat(...) NP_BANNED(strncat)
#undef sprintf
#define sprintf(...) NP_BANNED(sprintf)
#undef vsprintf
#define vsprintf(...) NP_BANNED(vsprintf)
#undef strtok
#define strtok(...) NP_BANNED(strtok)
#undef gets
#define gets(...) NP_BANNED(gets)
#undef atoi
#define atoi(...) NP_BANNED(atoi)
#undef atof
#define atof(...) NP_BANNED(atof)
#undef strtod
#define strtod(...) NP_BANNED(strtod)
#undef localtime
#define localtime(...) NP_BANNED(localtime)
#undef gmtime
#define gmtime(...) NP_BANNED(gmtime)
#undef mktime
#define mktime(...) NP_BANNED(mktime)
#undef strftime
#define strftime(...) NP_BANNED(strftime)
#undef setlocale
#define setlocale(...) NP_BANNED(setlocale)
#undef rand
#define rand(...) NP_BANNED(rand)
#undef qsort
#define qsort(...) NP_BANNED(qsort)
#undef alloca
#define alloca(...) NP_BANNED(alloca)

#endif
