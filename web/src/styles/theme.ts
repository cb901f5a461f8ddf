import { type CSSVariablesResolver, createTheme, type MantineColorsTuple, type VariantColorsResolver } from '@mantine/core';

/** The colour words of the design. Everything else is grey. */
export const tones = ['do', 'stop', 'act', 'look', 'draft', 'good'] as const;
export type Tone = (typeof tones)[number];

const tuple = (tone: string): MantineColorsTuple => Array(10).fill(`var(--th-${tone}-fill)`) as unknown as MantineColorsTuple;
const mix = (colour: string) => `color-mix(in srgb, ${colour} 88%, var(--th-ink))`;
const isTone = (name: string): name is Tone => (tones as readonly string[]).includes(name);

/** Mantine computes shades from a palette of ten; ours has one solid, one tint and one text, each with a known contrast. */
const variants: VariantColorsResolver = ({ color, variant, theme }) => {
  const name = color ?? theme.primaryColor;
  const tone = isTone(name) ? name : undefined;
  const text = tone ? `var(--th-${tone})` : 'var(--th-ink)';
  switch (variant) {
    case 'filled':
      return tone
        ? { background: `var(--th-${tone}-fill)`, hover: mix(`var(--th-${tone}-fill)`), color: `var(--th-${tone}-on)`, border: `1px solid var(--th-${tone})` }
        : { background: 'var(--th-ink2)', hover: 'var(--th-ink)', color: 'var(--th-field)', border: '1px solid var(--th-ink2)' };
    case 'light':
      return {
        background: tone ? `var(--th-${tone}-tint)` : 'var(--th-panel)',
        hover: mix(tone ? `var(--th-${tone}-tint)` : 'var(--th-panel)'),
        color: 'var(--th-ink)',
        border: '1px solid transparent',
      };
    case 'subtle':
    case 'transparent':
      return { background: 'transparent', hover: 'color-mix(in srgb, var(--th-ink) 7%, transparent)', color: text, border: '1px solid transparent' };
    default: {
      // Outlined buttons are calm: ink and edge. Only an opposite (stop) shows its tone.
      const calm = tone === undefined || tone === 'do';
      return { background: 'var(--th-field)', hover: mix('var(--th-field)'), color: calm ? 'var(--th-ink)' : text, border: `1px solid ${calm ? 'var(--th-edge)' : text}` };
    }
  }
};

const control = { '--button-height': 'var(--th-control)' };

export const theme = createTheme({
  fontFamily: 'var(--th-sans)',
  fontFamilyMonospace: 'var(--th-mono)',
  primaryColor: 'do',
  primaryShade: 6,
  colors: Object.fromEntries(tones.map((tone) => [tone, tuple(tone)])),
  variantColorResolver: variants,
  defaultRadius: 'sm',
  radius: { xs: '4px', sm: '4px', md: '8px', lg: '8px', xl: '8px' },
  spacing: { xs: 'var(--th-2)', sm: 'var(--th-3)', md: 'var(--th-4)', lg: 'var(--th-5)', xl: 'var(--th-6)' },
  fontSizes: { xs: 'var(--th-small)', sm: '0.875rem', md: '1rem', lg: '1.25rem', xl: '1.5rem' },
  lineHeights: { xs: '1.5', sm: '1.5', md: '1.5', lg: '1.4', xl: '1.4' },
  shadows: { xs: 'none', sm: 'none', md: 'none', lg: '0 8px 32px var(--th-shadow)', xl: '0 8px 32px var(--th-shadow)' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.5rem', lineHeight: '1.4' },
      h2: { fontSize: '1.25rem', lineHeight: '1.4' },
      h3: { fontSize: '1rem', lineHeight: '1.5' },
      h4: { fontSize: '0.875rem', lineHeight: '1.5' },
    },
  },
  focusClassName: 'th-focus',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { variant: 'default', size: 'sm' }, vars: () => ({ root: control }) },
    ActionIcon: { defaultProps: { variant: 'subtle', size: 'var(--th-control)', color: 'gray' } },
    Modal: { defaultProps: { centered: true, shadow: 'lg', radius: 'md', transitionProps: { duration: 120, transition: 'fade' } } },
    Menu: { defaultProps: { shadow: 'lg', transitionProps: { duration: 0 } } },
    Popover: { defaultProps: { shadow: 'lg', transitionProps: { duration: 0 } } },
    Select: { defaultProps: { size: 'sm', allowDeselect: false, checkIconPosition: 'right', withScrollArea: false } },
    Tooltip: { defaultProps: { openDelay: 400, transitionProps: { duration: 0 } } },
    Tabs: { defaultProps: { keepMounted: false } },
  },
});

const neutral = {
  '--mantine-color-body': 'var(--th-page)',
  '--mantine-color-text': 'var(--th-ink)',
  '--mantine-color-bright': 'var(--th-ink)',
  '--mantine-color-dimmed': 'var(--th-ink2)',
  '--mantine-color-placeholder': 'var(--th-ink3)',
  '--mantine-color-anchor': 'var(--th-do)',
  '--mantine-color-error': 'var(--th-stop)',
  '--mantine-color-success': 'var(--th-ink2)',
  '--mantine-color-default': 'var(--th-field)',
  '--mantine-color-default-hover': 'color-mix(in srgb, var(--th-field) 92%, var(--th-ink))',
  '--mantine-color-default-color': 'var(--th-ink)',
  '--mantine-color-default-border': 'var(--th-edge)',
  '--mantine-color-disabled': 'var(--th-panel)',
  '--mantine-color-disabled-color': 'var(--th-ink3)',
  '--mantine-color-disabled-border': 'var(--th-line)',
  '--mantine-primary-color-filled': 'var(--th-do-fill)',
  '--mantine-primary-color-filled-hover': mix('var(--th-do-fill)'),
  '--mantine-primary-color-contrast': 'var(--th-do-on)',
  '--mantine-primary-color-light': 'var(--th-do-tint)',
  '--mantine-primary-color-light-hover': mix('var(--th-do-tint)'),
  '--mantine-primary-color-light-color': 'var(--th-ink)',
  '--mantine-color-white': 'var(--th-field)',
  '--mantine-color-black': 'var(--th-ink)',
};

/** Both schemes read the same --th-* names; tokens.css gives them their values. */
export const cssVariables: CSSVariablesResolver = () => {
  const perTone = Object.fromEntries(
    tones.flatMap((tone) => [
      [`--mantine-color-${tone}-text`, `var(--th-${tone})`],
      [`--mantine-color-${tone}-filled`, `var(--th-${tone}-fill)`],
      [`--mantine-color-${tone}-light`, `var(--th-${tone}-tint)`],
      [`--mantine-color-${tone}-light-color`, 'var(--th-ink)'],
      [`--mantine-color-${tone}-outline`, `var(--th-${tone})`],
    ]),
  );
  const all = { ...neutral, ...perTone };
  return { variables: {}, light: all, dark: all };
};
