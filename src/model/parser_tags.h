/* parser_tags.h - the codes in np_token.upos, .xpos and .rel.
 *
 * Universal Dependencies v2 parts of speech and relations, and the parts of
 * speech of the Penn Treebank as English UD uses them.  Code 0 is "none yet".
 * A relation that is too rare to be learnt (csubj:outer) is given as its
 * universal part.  A trained model holds these codes: append, never reorder.
 */
#ifndef NP_PARSER_TAGS_H
#define NP_PARSER_TAGS_H

#define NP_UPOS_LIST(F)                                                       \
	F(ADJ) F(ADP) F(ADV) F(AUX) F(CCONJ) F(DET) F(INTJ) F(NOUN) F(NUM)    \
	F(PART) F(PRON) F(PROPN) F(PUNCT) F(SCONJ) F(SYM) F(VERB) F(X)

#define NP_XPOS_LIST(X)                                                       \
	X(DOLLAR, "$") X(UNQUOTE, "''") X(COMMA, ",") X(LRB, "-LRB-")         \
	X(RRB, "-RRB-") X(STOP, ".") X(COLON, ":") X(QUOTE, "``")             \
	X(ADD, "ADD") X(AFX, "AFX") X(CC, "CC") X(CD, "CD") X(DT, "DT")       \
	X(EX, "EX") X(FW, "FW") X(GW, "GW") X(HYPH, "HYPH") X(IN, "IN")       \
	X(JJ, "JJ") X(JJR, "JJR") X(JJS, "JJS") X(LS, "LS") X(MD, "MD")       \
	X(NFP, "NFP") X(NN, "NN") X(NNP, "NNP") X(NNPS, "NNPS") X(NNS, "NNS") \
	X(PDT, "PDT") X(POS, "POS") X(PRP, "PRP") X(PRPS, "PRP$")             \
	X(RB, "RB") X(RBR, "RBR") X(RBS, "RBS") X(RP, "RP") X(SYM, "SYM")     \
	X(TO, "TO") X(UH, "UH") X(VB, "VB") X(VBD, "VBD") X(VBG, "VBG")       \
	X(VBN, "VBN") X(VBP, "VBP") X(VBZ, "VBZ") X(WDT, "WDT") X(WP, "WP")   \
	X(WPS, "WP$") X(WRB, "WRB")

#define NP_REL_LIST(X)                                                        \
	X(ACL, "acl") X(ACL_RELCL, "acl:relcl") X(ADVCL, "advcl")             \
	X(ADVCL_RELCL, "advcl:relcl") X(ADVMOD, "advmod") X(AMOD, "amod")     \
	X(APPOS, "appos") X(AUX, "aux") X(AUX_PASS, "aux:pass")               \
	X(CASE, "case") X(CC, "cc") X(CC_PRECONJ, "cc:preconj")               \
	X(CCOMP, "ccomp") X(COMPOUND, "compound")                             \
	X(COMPOUND_PRT, "compound:prt") X(CONJ, "conj") X(COP, "cop")         \
	X(CSUBJ, "csubj") X(CSUBJ_PASS, "csubj:pass") X(DEP, "dep")           \
	X(DET, "det") X(DET_PREDET, "det:predet") X(DISCOURSE, "discourse")   \
	X(DISLOCATED, "dislocated") X(EXPL, "expl") X(FIXED, "fixed")         \
	X(FLAT, "flat") X(GOESWITH, "goeswith") X(IOBJ, "iobj")               \
	X(LIST, "list") X(MARK, "mark") X(NMOD, "nmod")                       \
	X(NMOD_DESC, "nmod:desc") X(NMOD_POSS, "nmod:poss")                   \
	X(NMOD_UNMARKED, "nmod:unmarked") X(NSUBJ, "nsubj")                   \
	X(NSUBJ_OUTER, "nsubj:outer") X(NSUBJ_PASS, "nsubj:pass")             \
	X(NUMMOD, "nummod") X(OBJ, "obj") X(OBL, "obl")                       \
	X(OBL_AGENT, "obl:agent") X(OBL_UNMARKED, "obl:unmarked")             \
	X(ORPHAN, "orphan") X(PARATAXIS, "parataxis") X(PUNCT, "punct")       \
	X(REPARANDUM, "reparandum") X(ROOT, "root") X(VOCATIVE, "vocative")   \
	X(XCOMP, "xcomp")

enum {
	NP_UPOS_NONE,
#define X1(id) NP_UPOS_##id,
	NP_UPOS_LIST(X1)
#undef X1
	NP_NUPOS
};

enum {
	NP_XPOS_NONE,
#define X2(id, name) NP_XPOS_##id,
	NP_XPOS_LIST(X2)
#undef X2
	NP_NXPOS
};

enum {
	NP_REL_NONE,
#define X2(id, name) NP_REL_##id,
	NP_REL_LIST(X2)
#undef X2
	NP_NRELS
};

#endif
