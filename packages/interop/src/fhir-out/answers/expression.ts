/** A step of a path that is FHIRPath too: `entry[3]`, `resource`, `ofType(Patient)`. */
const step = /^[A-Za-z_]\w*(\[\d{1,9}\])?$|^ofType\([A-Za-z]{1,64}\)$/;
const place = /^\d{1,9}$/;

/** Of what stands outside the body. @see https://hl7.org/fhir/R4/operationoutcome.html */
const outside = /^content-type(\.|$)/;

/**
 * Where an issue is, as FHIRPath from the message's own type on: `entry.0.resource` and `entry[0].resource` are
 * both `Bundle.entry[0].resource`. It ends before the first step that is none, such as a name that is not repeated.
 */
export const expressionOf = (path: string, root: string | undefined): string | undefined => {
  if (outside.test(path)) return 'http.content-type';
  if (root === undefined) return undefined;
  let expression = root;
  const steps = path.split('.').filter((each) => each !== '');
  for (const each of steps[0] === root ? steps.slice(1) : steps) {
    if (place.test(each)) expression += `[${each}]`;
    else if (step.test(each)) expression += `.${each}`;
    else return expression;
  }
  return expression;
};
