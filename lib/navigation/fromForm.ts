/** In the address of a new preset: what was typed into the form. No checkout has this ID. */
export const FROM_FORM = 'form';
