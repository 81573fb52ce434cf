import {
  convertCssVariables,
  DEFAULT_THEME,
  defaultCssVariablesResolver,
  mergeMantineTheme,
  type ConvertCSSVariablesInput,
} from '@mantine/core';
import { theme } from './theme.ts';

/** The variables in which our theme differs from Mantine's, as CSS; Mantine's own come from its style sheet. */
export function mantineVariables(): string {
  const ours = defaultCssVariablesResolver(mergeMantineTheme(DEFAULT_THEME, theme));
  const standard = defaultCssVariablesResolver(DEFAULT_THEME);
  const changed: ConvertCSSVariablesInput = {
    variables: difference(ours.variables, standard.variables),
    light: difference(ours.light, standard.light),
    dark: difference(ours.dark, standard.dark),
  };
  return convertCssVariables(changed, ':root');
}

function difference(ours: Record<string, string>, standard: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(ours).filter(([name, value]) => standard[name] !== value));
}
