// Validates JSON lines from standard input against the JSON Schema whose path is the first argument.
// Prints one line for each wrong document: its number and ajv's errors. Nothing printed means that all are valid.
import { readFileSync } from "node:fs";
import Ajv from "ajv";
import addFormats from "ajv-formats";

const ajv = new Ajv({ strict: false, allErrors: false });
addFormats(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(process.argv[2], "utf8")));
const lines = readFileSync(0, "utf8").split("\n").filter((line) => line.length > 0);
let wrong = 0;
lines.forEach((line, index) => {
  if (!validate(JSON.parse(line))) {
    wrong += 1;
    console.log(`${index} ${ajv.errorsText(validate.errors).slice(0, 400)} ${line.slice(0, 600)}`);
  }
});
console.error(`${lines.length} checked, ${wrong} wrong`);
