/** What `cdk` runs. */
import { portage } from './portage.ts';

portage().synth();
