import { Button, type ButtonProps } from '@mantine/core';
import type { MouseEventHandler } from 'react';

interface Props extends ButtonProps {
  onClick?: MouseEventHandler<HTMLButtonElement>;
  type?: 'button' | 'submit';
  form?: string;
}

/** The one filled button of a screen, named by its verb. It stays tappable and says what is missing. Ctrl-Enter presses it. */
export function Primary(props: Props) {
  return <Button type="button" {...props} variant="filled" data-primary />;
}
