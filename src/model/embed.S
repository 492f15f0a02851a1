/* The model inside the library.  16 MiB assemble in 0.03 s this way; as a C
 * array they take the compiler half a minute and 2.5 GB. */
	.section .rodata
	.balign 64
	.globl np_builtin_model
	.hidden np_builtin_model
	.type np_builtin_model, %object
np_builtin_model:
	.incbin "data/newsparse.model"
	.globl np_builtin_model_end
	.hidden np_builtin_model_end
np_builtin_model_end:
	.size np_builtin_model, . - np_builtin_model
	.section .note.GNU-stack, "", %progbits
