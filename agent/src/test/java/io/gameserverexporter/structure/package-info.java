/** What may stand where: imports between the packages, advice, and the finished jar. */
package io.gameserverexporter.structure;
