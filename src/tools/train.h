/* train.h - the parts of `train`: one function per thing that is learnt. */
#ifndef TRAIN_H
#define TRAIN_H

/* Each is given the arguments behind its name, argv[0] being the name, and
 * returns an exit status. */
int train_names(int argc, char **argv);
int train_sents(int argc, char **argv);
int train_syntax(int argc, char **argv);

#endif
