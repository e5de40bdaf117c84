/** Everything that runs inside a guest, in this order. */
import './ground-truth';
import './runner';
import './interrupted';
import './obstacles';
import './reluctant';
import './prediction';
import './page-rows';
import './process-rows';
import './faults';
import './cli';
import './data-safety';
import './fuzz';
